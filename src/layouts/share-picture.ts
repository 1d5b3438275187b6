/**
 * The picture that a link to the site shows where it is shared: the page's name and question on paper, and the receipt
 * beside it. Pure: words in, SVG out; lengths are in pixels.
 */
import type { TillContent } from '../scenario/till.ts';
import { pictureColours as colours } from '../ui/receipt-picture.ts';
import { escapeXml } from './xml.ts';

export interface SharePicture {
  /** "2", in its box, and what follows it: "of 7, 12 minutes". Null for pages that are no chapter. */
  chapter: { number: number; rest: string } | null;
  title: string;
  /** The chapter's question, or the standfirst. */
  words: string;
  siteName: string;
  till: TillContent;
}

/** The width of one `<text>` element. */
export type Measure = (svgText: string) => number;

/** What networks ask for: 1.91 to 1. */
export const shareSize = { width: 1200, height: 630 } as const;

const left = 64;
const slip = { left: 776, width: 368, top: 52, padding: 26, tooth: 11 } as const;
const column = slip.left - 52 - left;
const titleSizes = [104, 92, 80, 70, 60] as const;
const foot = shareSize.height - 60;

const display = `font-family="Besley" font-weight="700"`;
const till = `font-family="M PLUS 1 Code"`;
// By the name that its file gives it, whatever weight it is cut to.
const label = `font-family="Archivo SemiBold" font-weight="500"`;

/** Draws it. `measure` says how wide a text is in the faces that it will be drawn in. */
export function sharePicture(picture: SharePicture, measure: Measure): string {
  const { chapter, title, words, siteName } = picture;
  const widthOf = (font: string) => (text: string) => measure(`<text ${font}>${escapeXml(text)}</text>`);
  const wordsFont = `font-family="STIX Two Text"${chapter ? ' font-style="italic"' : ''} font-size="${chapter ? 40 : 38}"`;
  const wordLines = wrap(words, column, widthOf(wordsFont));
  const room = foot - 74 - wordLines.length * 50 - (chapter ? 150 : 70);
  const fitting = titleSizes.find((size) => {
    const lines = wrap(title, column, widthOf(titleFont(size)));
    return lines.length * size <= room && lines.every((line) => widthOf(titleFont(size))(line) <= column);
  });
  const size = chapter ? (fitting ?? titleSizes[titleSizes.length - 1] ?? 60) : 150;
  // On the cover each word has its own line.
  const titleLines = chapter ? wrap(title, column, widthOf(titleFont(size))) : title.split(' ');

  const parts: string[] = [];
  let y = chapter ? 96 : 26;
  if (chapter) {
    parts.push(chapterMark(chapter.number, chapter.rest, y, widthOf));
    y += 34;
  }
  for (const line of titleLines) {
    y += size * (line === titleLines[0] ? 1 : chapter ? 1.06 : 0.92);
    parts.push(`<text x="${left - size * 0.035}" y="${round(y)}" ${titleFont(size)}>${escapeXml(line)}</text>`);
  }
  y += chapter ? 26 : 62;
  for (const line of wordLines) {
    y += 50;
    parts.push(`<text x="${left}" y="${round(y)}" ${wordsFont}>${escapeXml(line)}</text>`);
  }
  if (chapter) {
    parts.push(`<path d="M${left} ${foot - 42}h${column}" stroke="${colours.ink}" stroke-width="3"/>`);
    parts.push(`<text x="${left}" y="${foot}" ${display} font-size="32">${escapeXml(siteName)}</text>`);
  }
  const { width, height } = shareSize;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="${width}" height="${height}" fill="${colours.paper}"/>`,
    `<g fill="${colours.ink}">${parts.join('')}${receipt(picture.till)}</g>`,
    '</svg>',
  ].join('');
}

/** What it shows, for whoever cannot see it. */
export function describeShare({ chapter, title, words }: Pick<SharePicture, 'chapter' | 'title' | 'words'>): string {
  return chapter ? `Chapter ${chapter.number}, ${title}. ${words}` : `${title}. ${words}`;
}

const titleFont = (size: number): string => `${display} font-size="${size}" letter-spacing="${round(size * -0.018)}"`;

function chapterMark(number: number, rest: string, y: number, widthOf: (font: string) => (text: string) => number) {
  const font = `${till} font-weight="700" font-size="30"`;
  const wide = widthOf(font)(String(number)) + 28;
  return [
    `<rect x="${left + 1.5}" y="${y - 36}" width="${round(wide)}" height="48" fill="none" stroke="${colours.ink}" stroke-width="3"/>`,
    `<text x="${left + 15.5}" y="${y - 1}" ${font}>${number}</text>`,
    `<text x="${round(left + wide + 18)}" y="${y - 1}" ${label} font-size="28" fill="${colours['ink-2']}">${escapeXml(rest)}</text>`,
  ].join('');
}

/** The receipt under its slot, torn at the foot. */
function receipt({ heading, lines, total }: TillContent): string {
  const { left: from, width, top, padding, tooth } = slip;
  const [start, end] = [from + padding, from + width - padding];
  const inner = end - start;
  const parts: string[] = [];
  let y = top + 58;
  const put = (size: number, text: string, place: 'start' | 'end', { isBold = false, isQuiet = false } = {}) => {
    const x = place === 'start' ? start : end;
    const looks = `${isBold ? ' font-weight="700"' : ''}${isQuiet ? ` fill="${colours['ink-2']}"` : ''}`;
    parts.push(
      `<text x="${x}" y="${y}" ${till} font-size="${size}" text-anchor="${place}"${looks}>${escapeXml(text)}</text>`,
    );
  };
  const rule = (at: number, extra = '') =>
    parts.push(`<path d="M${start} ${at}H${end}" stroke="${colours.ink}" stroke-width="2"${extra}/>`);

  // Letters of the till are half as wide as high.
  for (const line of wrap(heading.toUpperCase(), inner, (text) => text.length * 11)) {
    put(22, line, 'start', { isBold: true });
    y += 30;
  }
  rule(y - 14);
  y += 26;
  for (const { label, amount, sum } of lines) {
    put(20, label, 'start');
    put(20, amount, 'end');
    y += 24;
    if (sum !== null) put(17, sum, 'start', { isQuiet: true });
    y += 34;
  }
  rule(y - 14, ' stroke-dasharray="6 5"');
  rule(y - 5);
  rule(y);
  y += 44;
  put(33, 'TOTAL', 'start', { isBold: true });
  put(33, total, 'end', { isBold: true });
  const bottom = y + 40;

  const teeth = Math.round(width / (2 * tooth));
  const half = width / (2 * teeth);
  const edge = `M${from} ${top}h${width}V${bottom}${`l-${half} ${tooth}l-${half} -${tooth}`.repeat(teeth)}z`;
  return [
    `<path d="${edge}" fill-opacity=".12" transform="translate(0 8)"/>`,
    `<path d="${edge}" fill="${colours.slip}"/>`,
    `<rect x="${from - 14}" y="${top - 6}" width="${width + 28}" height="10" rx="5"/>`,
    ...parts,
  ].join('');
}

/** As few lines of whole words as fit, of about the same length. */
function wrap(text: string, width: number, widthOf: (text: string) => number): string[] {
  const lines = fill(text, width, widthOf);
  for (let narrower = width * 0.95; narrower > width / 2; narrower *= 0.95) {
    const balanced = fill(text, narrower, widthOf);
    if (balanced.length > lines.length || balanced.some((line) => widthOf(line) > width)) break;
    lines.splice(0, lines.length, ...balanced);
  }
  return lines;
}

function fill(text: string, width: number, widthOf: (text: string) => number): string[] {
  return text.split(' ').reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    return last !== undefined && widthOf(longer) <= width ? [...lines.slice(0, -1), longer] : [...lines, word];
  }, []);
}

const round = (length: number): number => Math.round(length * 10) / 10;
