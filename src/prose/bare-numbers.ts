/**
 * Finds numbers that an author typed into prose. Every number on a page comes from the ledger or the model, so that
 * nobody has to remember to correct it in two places. What may be typed: years and dates, and digits that are part of
 * a name ("H800", "GPT-4", "Llama 3.1").
 */

/** Names with a number standing apart from any letter. Longest first, so that "Llama 3.1 405B" is taken whole. */
const names = [
  'Llama 3.1 405B',
  'Llama 4 Scout',
  'Llama 3.1',
  'Llama 3',
  'Llama 4',
  'Claude 3.5 Sonnet',
  'Gemini 2.0 Flash',
  'Gemini 1.0 Ultra',
  'Grok 3',
  'Fire-Flyer 2',
  'DeepSeek 67B',
  'Qwen2.5 72B',
  'S&P 500',
  'MATH-500',
  'AIME 2024',
  'AlpacaEval 2.0',
];

const months = 'January|February|March|April|May|June|July|August|September|October|November|December';
const allowed = [
  ...names.map((name) => name.replaceAll('.', '\\.')),
  // "27 January 2025", "27 January", "January 2025"
  `\\d{1,2} (?:${months})(?: \\d{4})?`,
  `(?:${months}) \\d{4}`,
  // A year on its own, or a span of years.
  '(?<![\\d,.$])(?:19|20)\\d{2}(?:[–-](?:19|20)?\\d{2})?(?![\\d,.]\\d)(?!\\d)',
  // Digits joined to letters before them are a name: "V3", "R1-Zero", "FP8", "o1-1217", "GPT-4o", "E4M3".
  '[A-Za-z][A-Za-z]*-?\\d[\\w-]*(?:\\.\\d+)?[A-Za-z]?',
  // References to the site's own parts: "chapter 2", "step 3", "Table 1".
  '(?:[Cc]hapters?|[Ss]teps?|[Tt]able|[Ff]igure|[Aa]ppendix|[Ss]ection|[Ee]q\\.) \\d+(?:\\.\\d+)*(?: and \\d+)?',
];
const allowedPattern = new RegExp(allowed.join('|'), 'g');

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
  return [...masked.matchAll(/[$€£]?\d[\d.,]*%?/g)].map((match) => ({ text: match[0], index: match.index }));
}
