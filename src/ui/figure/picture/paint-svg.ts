/** A drawing of the page as SVG that stands alone: what styles said of it is written on its parts. */
import { attributes, escaped, firstFace, isVisible, plainColour, short } from './marks.ts';

/** What parts inherit, so that it is written where it changes, with what a document begins with. */
const inherited = {
  fill: 'rgb(0, 0, 0)',
  'fill-opacity': '1',
  'fill-rule': 'nonzero',
  stroke: 'none',
  'stroke-width': '1px',
  'stroke-opacity': '1',
  'stroke-dasharray': 'none',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  'text-anchor': 'start',
  'paint-order': 'normal',
  visibility: 'visible',
} as const;
/** The same of words alone: no other part needs a face. */
const ofWords = {
  'font-family': '',
  'font-size': '',
  'font-weight': '400',
  'font-style': 'normal',
  'letter-spacing': 'normal',
} as const;
/** What each part says for itself. */
const own = {
  opacity: '1',
  'vector-effect': 'none',
  'dominant-baseline': 'auto',
  'clip-path': 'none',
  mask: 'none',
} as const;

type Inherited = Readonly<Record<string, string>>;

/** Of attributes, those that say what is drawn and where. */
const kept =
  /^(x|y|x1|x2|y1|y2|cx|cy|r|rx|ry|d|points|dx|dy|width|height|viewBox|preserveAspectRatio|transform|patternUnits|patternTransform|patternContentUnits|gradientUnits|gradientTransform|offset|stop-color|clipPathUnits|href|overflow|rotate|textLength|lengthAdjust)$/;

export interface PaintContext {
  /** The faces that the picture needs. */
  faces: Set<string>;
  /** Parts that others name by id, such as hatching, and where they were found. */
  referenced: Map<string, Element | null>;
}

/** One drawing, at its place in the picture. */
export function paintSvg(svg: SVGSVGElement, place: DOMRect, context: PaintContext): string {
  const style = getComputedStyle(svg);
  const box = svg.getAttribute('viewBox');
  const frame = attributes({
    x: short(place.left),
    y: short(place.top),
    width: short(place.width),
    height: short(place.height),
    viewBox: box ?? undefined,
    preserveAspectRatio: svg.getAttribute('preserveAspectRatio') ?? undefined,
    overflow: 'visible',
  });
  return `<svg${frame}${looks(style, inherited, context)}>${children(svg, known(style), context)}</svg>`;
}

/** What is named by id in the picture and was drawn elsewhere on the page. */
export function paintReferenced(context: PaintContext): string {
  const done = new Map<string, string>();
  // Grows on the way: hatching may name another.
  for (const id of context.referenced.keys()) {
    const element = document.getElementById(id);
    if (element && !done.has(id)) done.set(id, part(element, inherited, context, id));
  }
  return [...done.values()].join('');
}

function children(element: Element, above: Inherited, context: PaintContext): string {
  return [...element.childNodes]
    .map((node) => {
      if (node instanceof Element) return part(node, above, context);
      return node.nodeType === Node.TEXT_NODE ? escaped((node.textContent ?? '').replace(/\s+/g, ' ')) : '';
    })
    .join('');
}

function part(element: Element, above: Inherited, context: PaintContext, id?: string): string {
  const { localName } = element;
  // Those that are named are painted once, under `defs` of the picture.
  if (/^(title|desc|style|script|foreignObject|defs)$/.test(localName)) return '';
  if (id === undefined && /^(pattern|clipPath|mask|linearGradient|radialGradient|symbol|marker)$/.test(localName))
    return '';
  const style = getComputedStyle(element);
  if (style.display === 'none') return '';
  const written: Record<string, string | undefined> = { id };
  for (const { name, value } of element.attributes) if (kept.test(name)) written[name] = value;
  const transform = transformOf(element, style);
  if (transform !== undefined) written['transform'] = transform;
  const target = element.getAttribute('href');
  if (localName === 'use' && target?.startsWith('#')) context.referenced.set(target.slice(1), null);
  const isText = localName === 'text';
  if (isText) written['style'] = featuresOf(style);
  if (isText || localName === 'tspan') context.faces.add(firstFace(style.fontFamily));
  const around = isText ? { ...ofWords, ...above } : above;
  const inside = children(element, known(style, isText || 'font-family' in above), context);
  return `<${localName}${attributes(written)}${looks(style, around, context)}>${inside}</${localName}>`;
}

/** Digits of one width: what no attribute can say. */
function featuresOf({ fontFeatureSettings }: CSSStyleDeclaration): string | undefined {
  return fontFeatureSettings === 'normal' ? undefined : `font-feature-settings:${fontFeatureSettings}`;
}

/** A transform that comes from styles, which the part's own attribute does not say. */
function transformOf(element: Element, style: CSSStyleDeclaration): string | undefined {
  if (style.transform === 'none' || element.hasAttribute('transform')) return undefined;
  if (!(element instanceof SVGGraphicsElement) || !(element.parentNode instanceof SVGGraphicsElement)) return undefined;
  const [inner, outer] = [element.getCTM(), element.parentNode.getCTM()];
  if (!inner || !outer) return undefined;
  const { a, b, c, d, e, f } = outer.inverse().multiply(inner);
  return `matrix(${[a, b, c, d, e, f].map((value) => Number(value.toFixed(4))).join(' ')})`;
}

function known(style: CSSStyleDeclaration, hasWords = false): Inherited {
  const names = Object.keys(hasWords ? { ...inherited, ...ofWords } : inherited);
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name)]));
}

/** The looks of a part as attributes: where they differ from those of the part around it. */
function looks(style: CSSStyleDeclaration, above: Inherited, context: PaintContext): string {
  const written: Record<string, string> = {};
  for (const [name, before] of Object.entries(above)) {
    const value = style.getPropertyValue(name);
    if (value !== before) written[name] = plain(name, value, context);
  }
  for (const [name, initial] of Object.entries(own)) {
    const value = style.getPropertyValue(name);
    if (value !== '' && value !== initial) written[name] = plain(name, value, context);
  }
  return attributes(written);
}

function plain(name: string, value: string, { referenced }: PaintContext): string {
  if (name === 'font-size' || name === 'stroke-width') return value.replace(/px$/, '');
  if (name === 'stroke-dasharray') return value.replaceAll('px', '');
  const [, id] = /^url\("?[^"#)]*#([^")]+)"?\)/.exec(value) ?? [];
  if (id !== undefined) {
    referenced.set(id, null);
    return `url(#${id})`;
  }
  if (name === 'fill' || name === 'stroke') return isVisible(value) ? plainColour(value) : 'none';
  return value;
}
