/**
 * How wide a text will be, without a browser to ask: for labels that must not meet. Letters of like width share a
 * number, measured at 13 px and rounded up.
 */

export type TextFace = 'label' | 'bold' | 'till';

/** Pixels at 13 px in the label face; what is in no class is as wide as a capital. */
const classes: readonly (readonly [letters: RegExp, width: number])[] = [
  [/[ .,:;’'|iljI]/, 3.6],
  [/[frt()\-–“”]/, 4.8],
  [/[mwMW%×—]/, 11],
  [/[a-z]/, 6.9],
  [/[0-9$]/, 7.5],
];
const capital = 8.7;
const labelFactor = 1.02;
const boldFactor = 1.06;
/** The till's face has one width for all. */
const tillAdvance = 7;

/** Width in pixels, at 13 px. */
export function textWidth(text: string, face: TextFace = 'label'): number {
  if (face === 'till') return text.length * tillAdvance;
  let width = 0;
  for (const letter of text) width += classes.find(([letters]) => letters.test(letter))?.[1] ?? capital;
  return Math.ceil(width * (face === 'bold' ? boldFactor : labelFactor));
}

/** The text in lines of at most `width` pixels; a word that is wider than that has a line to itself. */
export function wrapText(text: string, width: number, face: TextFace = 'label'): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && textWidth(longer, face) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
