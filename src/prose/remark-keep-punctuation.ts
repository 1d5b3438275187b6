/**
 * A remark plugin that keeps a comma, a full stop or a closing bracket on the line of the number or term before it.
 * Numbers and terms become buttons, and after a button a line may break anywhere.
 */

/** The parts of a syntax tree that this plugin reads and makes. */
interface Node {
  type: string;
  name?: string | null;
  value?: unknown;
  attributes?: readonly Node[];
  children?: Node[];
}

/** The components that turn into buttons within a sentence. */
const inline = new Set(['Fact', 'Model', 'Term']);
const closing = /^[.,;:!?)\]’”…]+/;

export function keepPunctuation() {
  return (tree: Node): void => keepIn(tree);
}

function keepIn(node: Node): void {
  if (!node.children) return;
  const kept: Node[] = [];
  for (const child of node.children) {
    keepIn(child);
    const before = kept.at(-1);
    const [punctuation] = (child.type === 'text' && closing.exec(String(child.value))) || [];
    if (!punctuation || before?.type !== 'mdxJsxTextElement' || !inline.has(before.name ?? '')) {
      kept.push(child);
      continue;
    }
    kept[kept.length - 1] = {
      type: 'mdxJsxTextElement',
      name: 'span',
      attributes: [{ type: 'mdxJsxAttribute', name: 'class', value: 'whole' }],
      children: [before, { type: 'text', value: punctuation }],
    };
    kept.push({ ...child, value: String(child.value).slice(punctuation.length) });
  }
  node.children = kept;
}
