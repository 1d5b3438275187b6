/** A part of the page as SVG: boxes, lines, words where they stand, and the drawings in between. */
import { attributes, escaped, firstFace, isVisible, plainColour, short } from './marks.ts';
import { type PaintContext, paintSvg } from './paint-svg.ts';

/** What is said to some readers only, or only while something happens. */
const leftOut =
  '.vh, .said:is([role=status], [aria-hidden]), [data-hint], template, script, style, [popover], input, select, textarea, details';

/** The part, and all in it that can be seen. */
export function paintHtml(element: Element, context: PaintContext): string {
  if (element.matches(leftOut)) return '';
  // It has no box, and so is not seen itself.
  if (getComputedStyle(element).display === 'contents')
    return [...element.children].map((child) => paintHtml(child, context)).join('');
  if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return '';
  if (element instanceof SVGSVGElement) return paintSvg(element, element.getBoundingClientRect(), context);
  if (element instanceof HTMLCanvasElement) return paintCanvas(element);
  const style = getComputedStyle(element);
  // What is for those who listen has a box of one pixel.
  const { width, height } = element.getBoundingClientRect();
  if (style.overflow === 'hidden' && width <= 1.5 && height <= 1.5) return '';
  const inside = [...element.childNodes].map((node) => {
    if (node instanceof Element) return paintHtml(node, context);
    return node instanceof Text ? paintText(node, style, context) : '';
  });
  return boxOf(element, style) + inside.join('');
}

function paintCanvas(canvas: HTMLCanvasElement): string {
  const { left, top, width, height } = canvas.getBoundingClientRect();
  if (canvas.width === 0 || canvas.height === 0) return '';
  const place = { x: short(left), y: short(top), width: short(width), height: short(height) };
  const isCoarse = getComputedStyle(canvas).imageRendering !== 'auto';
  return `<image${attributes({
    ...place,
    href: canvas.toDataURL('image/png'),
    preserveAspectRatio: 'none',
    style: isCoarse ? 'image-rendering:pixelated' : undefined,
  })}/>`;
}

/** Ground and borders. A part of a line may stand on several lines. */
function boxOf(element: Element, style: CSSStyleDeclaration): string {
  const rects = style.display === 'inline' ? [...element.getClientRects()] : [element.getBoundingClientRect()];
  return rects
    .filter(({ width, height }) => width > 0 && height > 0)
    .map((rect) => ground(rect, style) + borders(rect, style))
    .join('');
}

function ground({ left, top, width, height }: DOMRect, style: CSSStyleDeclaration): string {
  if (!isVisible(style.backgroundColor)) return '';
  const radius = parseFloat(style.borderTopLeftRadius) || 0;
  return `<rect${attributes({
    x: short(left),
    y: short(top),
    width: short(width),
    height: short(height),
    rx: radius > 0 ? short(Math.min(radius, width / 2, height / 2)) : undefined,
    fill: plainColour(style.backgroundColor),
  })}/>`;
}

function borders({ left, right, top, bottom }: DOMRect, style: CSSStyleDeclaration): string {
  return (['top', 'right', 'bottom', 'left'] as const)
    .map((side) => {
      const width = parseFloat(style.getPropertyValue(`border-${side}-width`));
      const kind = style.getPropertyValue(`border-${side}-style`);
      const colour = style.getPropertyValue(`border-${side}-color`);
      if (!(width > 0) || kind === 'none' || kind === 'hidden' || !isVisible(colour)) return '';
      const half = width / 2;
      const line = {
        top: `M${short(left)} ${short(top + half)}H${short(right)}`,
        right: `M${short(right - half)} ${short(top)}V${short(bottom)}`,
        bottom: `M${short(left)} ${short(bottom - half)}H${short(right)}`,
        left: `M${short(left + half)} ${short(top)}V${short(bottom)}`,
      }[side];
      const dashes = { dashed: `${short(width * 3)} ${short(width * 2)}`, dotted: `${short(width)} ${short(width)}` };
      return `<path${attributes({
        d: line,
        stroke: plainColour(colour),
        'stroke-width': short(width),
        'stroke-dasharray': kind === 'dashed' || kind === 'dotted' ? dashes[kind] : undefined,
      })}/>`;
    })
    .join('');
}

interface Run {
  words: string;
  left: number;
  right: number;
  top: number;
  height: number;
}

function paintText(node: Text, style: CSSStyleDeclaration, { faces }: PaintContext): string {
  const runs = runsOf(node);
  if (runs.length === 0) return '';
  faces.add(firstFace(style.fontFamily));
  const { ascent, descent } = fontBox(style);
  const look = attributes({
    fill: plainColour(style.color),
    'font-family': style.fontFamily,
    'font-size': style.fontSize.replace(/px$/, ''),
    'font-weight': style.fontWeight === '400' ? undefined : style.fontWeight,
    'font-style': style.fontStyle === 'normal' ? undefined : style.fontStyle,
    'letter-spacing': style.letterSpacing === 'normal' ? undefined : style.letterSpacing,
    style: style.fontFeatureSettings === 'normal' ? undefined : `font-feature-settings:${style.fontFeatureSettings}`,
  });
  return runs
    .map(({ words, left, top, height }) => {
      const baseline = top + (height - ascent - descent) / 2 + ascent;
      const cased = style.textTransform === 'uppercase' ? words.toUpperCase() : words;
      return `<text x="${short(left)}" y="${short(baseline)}"${look}>${escaped(cased)}</text>`;
    })
    .join('');
}

/** The words of a text, line by line as they stand. A word that is broken in the middle is taken letter by letter. */
function runsOf(node: Text): Run[] {
  const range = document.createRange();
  const runs: Run[] = [];
  const take = (from: number, to: number, gap: string) => {
    range.setStart(node, from);
    range.setEnd(node, to);
    const rects = [...range.getClientRects()].filter(({ width }) => width > 0);
    const [rect] = rects;
    if (!rect) return;
    if (rects.length > 1 && to - from > 1) {
      for (let at = from; at < to; at++) take(at, at + 1, at === from ? gap : '');
      return;
    }
    const last = runs.at(-1);
    const words = node.data.slice(from, to);
    if (last && Math.abs(last.top - rect.top) < 2 && rect.left >= last.right - 1) {
      last.words += gap + words;
      last.right = rect.right;
    } else runs.push({ words, left: rect.left, right: rect.right, top: rect.top, height: rect.height });
  };
  for (const { index, 0: word } of node.data.matchAll(/\S+/g)) take(index, index + word.length, ' ');
  return runs;
}

const boxes = new Map<string, { ascent: number; descent: number }>();

/** How far the letters of a font reach above and below the line. */
function fontBox({ fontStyle, fontWeight, fontSize, fontFamily }: CSSStyleDeclaration) {
  const font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
  const known = boxes.get(font);
  if (known) return known;
  const context = document.createElement('canvas').getContext('2d');
  if (context) context.font = font;
  const measured = context?.measureText('x');
  const size = parseFloat(fontSize);
  const box = {
    ascent: measured?.fontBoundingBoxAscent ?? size * 0.9,
    descent: measured?.fontBoundingBoxDescent ?? size * 0.25,
  };
  boxes.set(font, box);
  return box;
}
