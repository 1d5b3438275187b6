/**
 * The reader's receipt as a picture: an SVG that stands for itself, with its face inside. Pure; lengths are in pixels.
 */
import type { CostKind } from '../model/receipt.ts';
import type { TillContent, TillLine } from '../scenario/till.ts';

export interface PictureInput {
  content: TillContent;
  /** How many things the reader has changed. */
  changes: number;
  siteName: string;
  /** The address with the scenario, without its protocol. */
  address: string;
  /** In words: "22 November 2026". */
  date: string;
  /** The till's face as a data URL, or null to leave the choice to whatever shows the picture. */
  fontUrl: string | null;
}

export interface Picture {
  svg: string;
  width: number;
  height: number;
}

/** The light scheme of styles/tokens.css: a picture has no reader's scheme to follow. A test holds it to the file. */
export const pictureColours = {
  paper: '#f4f0e6',
  slip: '#fffefb',
  ink: '#1c1a17',
  'ink-2': '#575147',
  'rule-2': '#857d6d',
  marker: '#ffd83d',
  compute: '#1064c6',
  hardware: '#261d81',
  energy: '#9a5600',
  hosting: '#784d96',
  people: '#5a0042',
  data: '#0f5e60',
  operations: '#4d3a00',
} as const satisfies Record<CostKind, string> & Record<string, string>;

const margin = 28;
const padding = 24;
const inner = 352;
const tooth = 11;
const left = margin + padding;
const right = left + inner;
const width = right + padding + margin;

/** Sizes of type, and the columns of each that fit. Letters of the till's face are half as wide as high. */
const sizes = { text: 16, fine: 14, head: 18, total: 24 } as const;
type Size = keyof typeof sizes;
const advance = (size: Size): number => sizes[size] / 2;
const columnsOf = (size: Size, room: number = inner): number => Math.floor(room / advance(size));

/** Draws the receipt. It is as high as what stands on it. */
export function receiptPicture({ content, changes, siteName, address, date, fontUrl }: PictureInput): Picture {
  const parts: string[] = [];
  let y = margin + 24;
  const put = (svg: string, down: number) => {
    parts.push(svg);
    y += down;
  };

  y += 8;
  put(text(siteName.toUpperCase(), { x: width / 2, y, size: 'total', anchor: 'middle', isBold: true }), 26);
  const copy = changes === 0 ? 'NOTHING CHANGED' : `${changes} ${changes === 1 ? 'CHANGE' : 'CHANGES'}`;
  parts.push(text(date, { x: left, y, size: 'fine', fill: 'ink-2' }));
  put(text(copy, { x: right, y, size: 'fine', fill: 'ink-2', anchor: 'end' }), 14);
  put(rule(y), 27);
  for (const line of wrap(content.heading.toUpperCase(), columnsOf('head'))) {
    put(text(line, { x: left, y, size: 'head', isBold: true }), 24);
  }
  y -= 8;
  put(rule(y), 30);

  if (content.lines.length === 0) put(text('no line is ticked', { x: left, y, size: 'text', fill: 'ink-2' }), 26);
  for (const line of content.lines) {
    const printed = printLine(line, y);
    put(printed.svg, printed.height);
  }
  y -= 8;
  put(rule(y) + rule(y + 4), 32);
  const sum = { y, size: 'total', isBold: true } as const;
  parts.push(changes === 0 ? '' : band(content.total, y));
  put(text('TOTAL', { x: left, ...sum }) + text(content.total, { x: right, anchor: 'end', ...sum }), 30);
  for (const remark of content.remarks) {
    for (const line of wrap(remark, columnsOf('fine'))) put(text(line, { x: left, y, size: 'fine' }), 20);
  }
  y -= 6;
  put(rule(y, 'dashed'), 24);
  for (const line of packed(address.split(/(?<=[/&?])/), '', columnsOf('fine'))) {
    put(text(line, { x: left, y, size: 'fine', fill: 'ink-2' }), 19);
  }
  const foot = y + 6;
  const height = foot + tooth + margin;

  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escaped(describe(content))}</title>`,
    fontUrl === null ? '' : `<style>@font-face{font-family:Till;font-weight:400 700;src:url(${fontUrl})}</style>`,
    `<rect width="${width}" height="${height}" fill="${pictureColours.paper}"/>`,
    paper(foot),
    `<g font-family="Till, 'M PLUS 1 Code', Consolas, 'DejaVu Sans Mono', monospace" xml:space="preserve">${parts.join('')}</g>`,
    '</svg>',
  ].join('');
  return { svg, width, height };
}

/** The same in a sentence or two, for whoever cannot see the picture. */
export function describe({ heading, lines, total, remarks }: TillContent): string {
  const listed = lines.map(({ label, amount }) => `${label}, ${amount}`).join('; ');
  return [`Receipt. ${heading}.`, listed === '' ? '' : `${listed}.`, `Total ${total}.`, ...remarks.map(ended)]
    .filter((part) => part !== '')
    .join(' ');
}

const ended = (sentence: string): string => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`);

/** The paper with its teeth at the foot, and the shadow that it throws. */
function paper(foot: number): string {
  const [from, to] = [margin, width - margin];
  const teeth = Math.round((to - from) / (2 * tooth));
  const half = (to - from) / (2 * teeth);
  const path = `M${from} ${margin}H${to}V${foot}${`l-${half} ${tooth}l-${half} -${tooth}`.repeat(teeth)}z`;
  return (
    `<path d="${path}" fill="${pictureColours.ink}" fill-opacity=".1" transform="translate(0 5)"/>` +
    `<path d="${path}" fill="${pictureColours.slip}"/>`
  );
}

function printLine({ label, kind, amount, sum }: TillLine, y: number): { svg: string; height: number } {
  const box = 13;
  const labelX = left + box + 8;
  const room = columnsOf('text', right - labelX) - amount.length - 3;
  const name = label.length > room ? `${label.slice(0, room - 1)}…` : label;
  const from = labelX + name.length * advance('text') + 6;
  const to = right - amount.length * advance('text') - 6;
  const svg = [
    `<rect x="${left}" y="${y - box + 1}" width="${box}" height="${box}" fill="${pictureColours[kind]}"/>`,
    `<path d="M${left + 3} ${y - 5.5}l2.7 2.8 4.8 -5.4" fill="none" stroke="${pictureColours.slip}" stroke-width="2"/>`,
    text(name, { x: labelX, y, size: 'text' }),
    to > from
      ? `<path d="M${from} ${y - 3}H${to}" stroke="${pictureColours['rule-2']}" stroke-width="1.5" stroke-dasharray="1.5 3"/>`
      : '',
    text(amount, { x: right, y, size: 'text', anchor: 'end' }),
    sum === null ? '' : text(sum, { x: labelX, y: y + 19, size: 'fine', fill: 'ink-2' }),
  ].join('');
  return { svg, height: sum === null ? 28 : 47 };
}

/** The reader's hand. */
function band(total: string, y: number): string {
  const wide = total.length * advance('total') + 12;
  return `<rect x="${right - wide + 6}" y="${y - 22}" width="${wide}" height="29" fill="${pictureColours.marker}"/>`;
}

interface TextPlace {
  x: number;
  y: number;
  size: Size;
  fill?: 'ink' | 'ink-2';
  anchor?: 'start' | 'middle' | 'end';
  isBold?: boolean;
}

function text(words: string, { x, y, size, fill = 'ink', anchor = 'start', isBold = false }: TextPlace): string {
  const weight = isBold ? ' font-weight="700"' : '';
  const placed = anchor === 'start' ? '' : ` text-anchor="${anchor}"`;
  return `<text x="${x}" y="${y}" font-size="${sizes[size]}" fill="${pictureColours[fill]}"${weight}${placed}>${escaped(words)}</text>`;
}

function rule(y: number, style: 'solid' | 'dashed' = 'solid'): string {
  const dashes = style === 'dashed' ? ' stroke-dasharray="5 4"' : '';
  return `<path d="M${left} ${y}H${right}" stroke="${pictureColours.ink}" stroke-width="1.5"${dashes}/>`;
}

/** Lines of whole words. */
function wrap(words: string, columns: number): string[] {
  return packed(words.split(' '), ' ', columns);
}

/** As many pieces to a line as fit; a piece that is longer than a line is cut. */
function packed(pieces: readonly string[], between: string, columns: number): string[] {
  return pieces
    .flatMap((piece) => chunks(piece, columns))
    .reduce<string[]>((lines, piece) => {
      const last = lines.at(-1);
      const fits = last !== undefined && last.length + between.length + piece.length <= columns;
      return fits ? [...lines.slice(0, -1), last + between + piece] : [...lines, piece];
    }, []);
}

function chunks(whole: string, columns: number): string[] {
  return whole.match(new RegExp(`.{1,${columns}}`, 'gu')) ?? [];
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (words: string): string => words.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
