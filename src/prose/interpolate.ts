/**
 * Numbers in texts that are no MDX: a chapter's question, answer and description. They are written as placeholders,
 * `{fact:v3-usd-total}` or `{model:v3-days}`, and filled from the ledger and the model. One entry of a series is named
 * by its label: `{fact:nvda-cap@Reuters}`.
 */
import { findBareNumbers } from './bare-numbers.ts';

export interface NumberTexts {
  /** The text of a fact, or of one entry of a series. Throws when there is none. */
  fact: (id: string, entry?: string) => string;
  /** The text of a number that the model works out. Throws when there is none. */
  model: (id: string) => string;
}

const placeholder = /\{(?:fact:([a-z0-9-]+)(?:@([^{}]*[^\s{}]))?|model:([a-z0-9-]+))\}/g;
const forms = 'Write {fact:id}, {fact:id@label of an entry} or {model:id}.';

/**
 * Fills the placeholders of `text`. Throws when a number was typed by hand, when an id does not exist and when a brace
 * is no placeholder; `where` (file and field) opens the message.
 */
export function interpolate(text: string, numbers: NumberTexts, where: string): string {
  const words = text.replace(placeholder, ' ');
  const [typed] = findBareNumbers(words);
  if (typed) throw new Error(`${where}: "${typed.text}" is typed by hand. ${forms}`);
  const brace = /[{}][^\s}]*\}?/.exec(words);
  if (brace) throw new Error(`${where}: "${brace[0]}" is no placeholder. ${forms}`);
  return text.replace(placeholder, (_, factId?: string, entry?: string, modelId?: string) => {
    try {
      return factId === undefined ? numbers.model(modelId ?? '') : numbers.fact(factId, entry);
    } catch (error) {
      throw new Error(`${where}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  });
}
