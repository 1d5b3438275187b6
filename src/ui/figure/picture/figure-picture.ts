/**
 * A figure as a picture, made from what the page shows: its title, drawing, key and sources where they stand, in the
 * colours and faces of the moment, without the controls between them; under it its address and the version of the model.
 */
import { formatDate } from '../../../ledger/format.ts';
import { thisWork } from '../../cited.ts';
import { pngFile, svgFile } from '../../picture-file.ts';
import type { Picture } from '../../receipt-picture.ts';
import type { SavedFile } from '../../save.ts';
import { siteName } from '../../site.ts';
import type { FigureSource } from '../data-table.ts';
import { movesUp } from './bands.ts';
import { faceRules } from './faces.ts';
import { escaped, firstFace, isVisible, plainColour, short } from './marks.ts';
import { paintHtml } from './paint-html.ts';
import { withWrittenLabels } from './written-labels.ts';
import { type PaintContext, paintReferenced } from './paint-svg.ts';

interface Named {
  /** Its anchor, and the name of the file. */
  id: string;
  title: string;
  address: string;
  sources: readonly FigureSource[];
}

const margin = 24;
const footSize = 13;
const footLine = 19;

/** The figure as a file. Rejects where the browser cannot make it. */
export async function figureFile(kind: 'svg' | 'png', figure: Element, about: Named): Promise<SavedFile> {
  const picture = await figurePicture(figure, about);
  return kind === 'svg' ? svgFile(about.id, picture) : pngFile(about.id, picture);
}

async function figurePicture(figure: Element, about: Named): Promise<Picture> {
  const context: PaintContext = { faces: new Set(), referenced: new Map() };
  const { finish, width, height } = withWrittenLabels(figure, () => painted(figure, about, context));
  return { svg: finish(await faceRules(context.faces)), width: Math.ceil(width), height: Math.ceil(height) };
}

/** All but the faces, which have to be fetched: while a figure is painted, nothing may move in it. */
function painted(
  figure: Element,
  { id, title, address, sources }: Named,
  context: PaintContext,
): { finish: (rules: string) => string; width: number; height: number } {
  const { left, width: inner, top } = figure.getBoundingClientRect();
  const parts = partsOf(figure);
  const rects = parts.map((part) => part.getBoundingClientRect());
  const moves = movesUp(rects);
  const start = Math.min(top, ...rects.map((rect) => rect.top));
  const right = Math.max(left + inner, ...rects.map((rect) => rect.right));
  const bottom = Math.max(start, ...rects.map((rect, index) => rect.bottom - (moves[index] ?? 0)));

  const style = getComputedStyle(document.documentElement);
  const color = style.getPropertyValue('--ink-2').trim();
  const fontFamily = style.getPropertyValue('--font-label').trim();
  const write = (words: string, y: number, weight = 400) =>
    `<text x="${margin}" y="${short(y)}" font-family="${escaped(fontFamily)}" font-size="${footSize}" font-weight="${weight}" fill="${plainColour(color)}">${escaped(words)}</text>`;
  context.faces.add(firstFace(fontFamily));

  const width = right - left + 2 * margin;
  const wrap = (words: string) => wrapped(words, right - left, `400 ${footSize}px ${fontFamily}`);
  // Beside a story the title is for those who listen: a picture has no story beside it.
  const isTitled = (document.getElementById(`${id}-title`)?.getBoundingClientRect().width ?? 0) > 1;
  const heads = isTitled ? [] : wrap(title);
  const head = margin + heads.length * footLine + (heads.length > 0 ? 8 : 0);
  const { version, released } = thisWork;
  // And its sources are folded away.
  const cited = figure.querySelector(':scope > details .sources, :scope > details > .links') ? sources : [];
  const feet = [
    ...(cited.length > 0 ? wrap(`Sources: ${cited.map(({ label }) => label).join('; ')}`) : []),
    ...wrap(`${siteName}, version ${version}, ${formatDate(released)}. ${address}`),
  ];
  const foot = head + (bottom - start) + 12;
  const height = foot + 8 + feet.length * footLine + margin;

  const drawing = parts
    .map((part, index) => `<g transform="translate(0 ${short(-(moves[index] ?? 0))})">${paintHtml(part, context)}</g>`)
    .join('');
  const named = paintReferenced(context);
  const ground = plainColour(groundOf(figure));
  const description = descriptionOf(figure);
  const line = plainColour(style.color);
  const words = [
    ...heads.map((text, index) => write(text, margin + footSize + index * footLine, 650)),
    ...feet.map((text, index) => write(text, foot + footLine + index * footLine)),
  ];
  const finish = (rules: string): string =>
    [
      `<svg xmlns="http://www.w3.org/2000/svg" width="${short(width)}" height="${short(height)}" viewBox="0 0 ${short(width)} ${short(height)}" role="img">`,
      `<title>${escaped(title)}</title>`,
      `<desc>${escaped(description)}</desc>`,
      `<style>${rules}</style>`,
      named === '' ? '' : `<defs>${named}</defs>`,
      `<rect width="100%" height="100%" fill="${ground}"/>`,
      `<g transform="translate(${short(margin - left)} ${short(head - start)})">${drawing}</g>`,
      `<path d="M${margin} ${short(foot)}H${short(width - margin)}" stroke="${line}"/>`,
      ...words,
      '</svg>',
    ].join('');
  return { finish, width, height };
}

const controls = 'button:not(.trigger), input, select, textarea, fieldset, details';
const smallestDrawing = 40;

/**
 * What is painted of a figure: its largest parts without controls. A row of controls has no drawing in it, and goes, unless
 * it says that it is one: `data-drawing`.
 */
function partsOf(element: Element): Element[] {
  return [...element.children].flatMap((child) => {
    if (child.matches(controls)) return [];
    if (child.matches('[data-drawing]')) return [child];
    // It has no box of its own.
    if (getComputedStyle(child).display === 'contents') return partsOf(child);
    if (!holdsControls(child)) return isSeen(child) ? [child] : [];
    return child.localName === 'footer' || holdsDrawing(child) ? partsOf(child) : [];
  });
}

/** What pops up does not count. */
const holdsControls = (element: Element): boolean =>
  [...element.querySelectorAll(controls)].some((control) => !control.closest('[popover]'));

function isSeen(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return width > 1 && height > 1 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
}

function holdsDrawing(element: Element): boolean {
  return [...element.querySelectorAll('svg, canvas, table, dl')].some((drawing) => {
    const { width, height } = drawing.getBoundingClientRect();
    return width >= smallestDrawing && height >= smallestDrawing;
  });
}

/** What the figure says of itself to those who do not see it. */
function descriptionOf(figure: Element): string {
  return [...figure.querySelectorAll('[role=img][aria-label]')]
    .filter((drawing) => drawing.getBoundingClientRect().width >= smallestDrawing)
    .map((drawing) => drawing.getAttribute('aria-label') ?? '')
    .join(' ');
}

/** The ground that the figure stands on. */
function groundOf(element: Element | null): string {
  for (let at = element; at; at = at.parentElement) {
    const { backgroundColor } = getComputedStyle(at);
    if (isVisible(backgroundColor)) return backgroundColor;
  }
  return '#fff';
}

/** Lines of words that fit, and of an address its parts. */
function wrapped(words: string, room: number, font: string): string[] {
  const context = document.createElement('canvas').getContext('2d');
  if (context) context.font = font;
  const fits = (line: string) => (context?.measureText(line).width ?? 0) <= room;
  const lines: string[] = [];
  for (const piece of words.split(/(?<=\s)|(?<=[/?&,])(?=\S)/)) {
    const last = lines.at(-1);
    if (last !== undefined && fits((last + piece).trimEnd())) lines[lines.length - 1] = last + piece;
    else lines.push(piece);
  }
  return lines.map((line) => line.trimEnd());
}
