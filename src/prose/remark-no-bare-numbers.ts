/**
 * A remark plugin that fails the build when a chapter has a number typed into its prose, with file, line and advice.
 * It reads all that a page prints: text, code, `{expressions}`, pictures' descriptions, and the attributes that
 * components print.
 */
import { findBareNumbers } from './bare-numbers.ts';

/** The parts of a syntax tree that this plugin reads. */
interface Node {
  type: string;
  name?: unknown;
  value?: unknown;
  alt?: unknown;
  title?: unknown;
  attributes?: readonly Node[] | undefined;
  children?: readonly Node[] | undefined;
  position?: { start: { line: number } } | undefined;
}
interface File {
  path?: string;
}

/** A text that the page prints, and the line on which it starts. */
interface Printed {
  text: string;
  line: number;
}

/** Nodes whose value is printed. */
const printedNodes = new Set(['text', 'inlineCode', 'code', 'mdxTextExpression', 'mdxFlowExpression']);
/** Attributes that components print as words. */
const printedAttributes = new Set([
  'alt',
  'aria-label',
  'as',
  'caption',
  'finding',
  'heading',
  'label',
  'note',
  'said',
  'shows',
  'subtitle',
  'term',
  'title',
  'why',
]);

export function noBareNumbers() {
  return (tree: Node, file: File): void => {
    const problems = printedTexts(tree, 1).flatMap(({ text, line }) =>
      findBareNumbers(text).map(
        ({ text: number, index }) =>
          `${file.path ?? 'a chapter'}:${line + linesIn(text.slice(0, index))}: "${number}" is typed into the prose. ` +
          'Use <Fact id="…" /> or <Model id="…" />, or write a small counting number as a word.',
      ),
    );
    if (problems.length > 0) throw new Error(problems.join('\n'));
  };
}

/** What a node and all below it print. `above` is the line of the node around it, for nodes without a place. */
function printedTexts(node: Node, above: number): Printed[] {
  const line = node.position?.start.line ?? above;
  // The words of a fenced block start below its fence.
  const ownLine = node.type === 'code' ? line + 1 : line;
  const own = printedNodes.has(node.type) ? [node.value] : [node.alt, node.title];
  const printed = node.attributes?.filter(({ name }) => printedAttributes.has(String(name))) ?? [];
  return [
    ...own.flatMap((value) => words(node.type.startsWith('mdx') ? { value } : value, ownLine)),
    ...printed.flatMap(({ value, position }) => words(value, position?.start.line ?? line)),
    ...(node.children?.flatMap((child) => printedTexts(child, line)) ?? []),
  ];
}

/** The words of a text, or of an expression: `{ value: "its source" }`, whose comments are not printed. */
function words(value: unknown, line: number): Printed[] {
  if (typeof value === 'string') return [{ text: value, line }];
  const isExpression = typeof value === 'object' && value !== null && 'value' in value;
  if (!isExpression || typeof value.value !== 'string') return [];
  return [{ text: value.value.replace(/\/\*.*?\*\//gs, sameLines), line }];
}

/** As many lines, without words. */
const sameLines = (text: string): string => '\n'.repeat(linesIn(text));

const linesIn = (text: string): number => text.split('\n').length - 1;
