/**
 * A remark plugin that fails the build when a chapter has a number typed into its prose, with file, line and advice.
 * It reads text, code spans and the string attributes of components that print them.
 */
import { findBareNumbers } from './bare-numbers.ts';

/** The parts of a syntax tree that this plugin reads. */
interface Node {
  type: string;
  value?: unknown;
  name?: unknown;
  attributes?: readonly unknown[];
  children?: readonly Node[];
  position?: { start: { line: number } };
}
interface File {
  path?: string;
}

/** Attributes that components print as words. */
const printed = new Set(['title', 'heading', 'label', 'note', 'said', 'subtitle', 'caption', 'finding', 'why', 'term']);

export function noBareNumbers() {
  return (tree: Node, file: File): void => {
    const problems: string[] = [];
    const check = (text: string, startLine: number) => {
      for (const { text: number, index } of findBareNumbers(text)) {
        const line = startLine + text.slice(0, index).split('\n').length - 1;
        problems.push(
          `${file.path ?? 'a chapter'}:${line}: "${number}" is typed into the prose. ` +
            'Use <Fact id="…" /> or <Model id="…" />, or write a small counting number as a word.',
        );
      }
    };
    const visit = (node: Node) => {
      const line = node.position?.start.line ?? 0;
      if ((node.type === 'text' || node.type === 'inlineCode') && typeof node.value === 'string') {
        check(node.value, line);
      }
      for (const attribute of node.attributes ?? []) {
        if (isPrintedAttribute(attribute)) check(attribute.value, line);
      }
      node.children?.forEach(visit);
    };
    visit(tree);
    if (problems.length > 0) throw new Error(problems.join('\n'));
  };
}

function isPrintedAttribute(attribute: unknown): attribute is { name: string; value: string } {
  return (
    typeof attribute === 'object' &&
    attribute !== null &&
    'name' in attribute &&
    typeof attribute.name === 'string' &&
    printed.has(attribute.name) &&
    'value' in attribute &&
    typeof attribute.value === 'string'
  );
}
