/**
 * How wide a text will be, without a browser to ask: for labels that must not meet. Measured means of the two faces at
 * 13 px, a little on the wide side.
 */

const labelAdvance = 6.9;
const boldAdvance = 7.3;
const tillAdvance = 7;

export type TextFace = 'label' | 'bold' | 'till';

/** Width in pixels, at 13 px. */
export function textWidth(text: string, face: TextFace = 'label'): number {
  const advance = face === 'till' ? tillAdvance : face === 'bold' ? boldAdvance : labelAdvance;
  return Math.ceil(text.length * advance);
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
