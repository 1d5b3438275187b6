/**
 * Finds numbers that an author typed into prose. Every number on a page comes from the ledger or the model, so that
 * nobody has to remember to correct it in two places. What may be typed: years and dates, digits that are part of a name
 * ("H800", "GPT-4", "Llama 3.1 405B"), and references to the site's own parts.
 */

/** Makers' names that are followed by a number, a size, or both: "Llama 3.1 405B", "Qwen2.5 72B", "DeepSeek 67B". */
const families =
  'Llama|Claude|Gemini|Gemma|Grok|PaLM|Qwen|Mistral|Falcon|BLOOM|OPT|DeepSeek(?:\\sLLM)?|Fire-Flyer|PCIe';
const version = '\\d(?:\\.\\d)?';
const size = '\\d{1,3}(?:\\.\\d)?B';

/** Other names with a number that stands apart, or before its letters. */
const names = ['S&P\\s500', 'AIME\\s2024', 'AlpacaEval\\s2\\.0', '10-[KQ]', '8-K'];

const months = '(?:January|February|March|April|May|June|July|August|September|October|November|December)';
/** 1950 to 2039: the cluster's 2048 GPUs are no year. */
const year = '(?:19[5-9]\\d|20[0-3]\\d)';
const day = '(?:[12]\\d|3[01]|[1-9])';
/** Not inside a longer number, nor behind a currency sign. */
const apart = '(?<![\\w.,$€£])';
/** A number ends here, and is not a decimal, a percentage or a factor. */
const over = '(?![\\w%×]|[.,]\\d)';
/** What follows a quantity, and never a year. */
const noUnit = '(?!\\s(?:million|billion|trillion|GPU|hour|node|server|chip|dollar|token|times|per\\scent|percent))';

const allowed = [
  // "27 January 2025", "27 January", "27–28 February 2025", "January 2025"
  `${apart}(?:${day}(?:–|\\sto\\s|\\sand\\s))?${day}\\s${months}(?:\\s${year})?${over}`,
  `${months}\\s${year}${over}`,
  `${apart}${year}-\\d{2}-\\d{2}${over}`,
  // A year, a span of years, a decade.
  `${apart}${year}(?:[–-](?:${year}|\\d{2}))?s?${over}${noUnit}`,
  ...names.map((name) => `(?<!\\w)${name}${over}`),
  `(?<!\\w)(?:${families})(?:${version})?(?:\\s${version}${over})?[\\s-]${size}${over}`,
  `(?<!\\w)(?:${families})\\s${version}${over}`,
  // The classes of the export rules: "3A090", "3A090.b.2".
  `(?<!\\w)\\d[A-E]\\d{3}(?:\\.[a-z](?:\\.\\d)?)*${over}`,
  `arXiv[:\\s]\\d{4}\\.\\d{5}${over}`,
  // Digits joined to letters before them are a name: "V3", "R1-Zero", "FP8", "o1-1217", "GPT-4o", "E4M3". By a hyphen
  // only to capitals, since "top-8" and "sub-10" are quantities; and a currency is no name.
  '(?!(?:USD|EUR|GBP|CNY|RMB)\\d)(?<!\\w)(?:[A-Za-z]+|[A-Z]\\w*-)\\d\\w*(?:[.-]\\w+)*',
  // References to the site's own parts: "chapter 2", "steps 3 and 4", "Table 1", "section 3.2.3".
  `(?<!\\w)(?:[Cc]hapter|[Ss]tep|[Tt]able|[Ff]igure|[Aa]ppendix|[Ss]ection|[Ee]q\\.)s?\\s\\d{1,2}(?:\\.\\d)*(?:\\sand\\s\\d{1,2})?${over}`,
];
const allowedPattern = new RegExp(allowed.join('|'), 'g');
const numberPattern = /[$€£]?(?:\d(?:[\d.,]*\d)?|[¼½¾⅓⅔])%?/g;

export interface BareNumber {
  /** The number as typed. */
  text: string;
  /** Where it starts in the text it was found in. */
  index: number;
}

/** The numbers in `text` that stand for a quantity and were typed by hand. */
export function findBareNumbers(text: string): BareNumber[] {
  // Same length, so that positions stay true.
  const masked = text.replace(allowedPattern, (name) => ' '.repeat(name.length));
  return [...masked.matchAll(numberPattern)].map((match) => ({ text: match[0], index: match.index }));
}
