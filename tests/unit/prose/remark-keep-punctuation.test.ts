import { expect, test } from 'vitest';
import { keepPunctuation } from '../../../src/prose/remark-keep-punctuation.ts';

type Node = Parameters<ReturnType<typeof keepPunctuation>>[0];

const text = (value: string): Node => ({ type: 'text', value });
const component = (name: string): Node => ({ type: 'mdxJsxTextElement', name, attributes: [], children: [] });
const whole = (...children: Node[]): Node => ({
  type: 'mdxJsxTextElement',
  name: 'span',
  attributes: [{ type: 'mdxJsxAttribute', name: 'class', value: 'whole' }],
  children,
});

/** The children of a paragraph as the plugin leaves them. */
function kept(...children: Node[]): Node[] | undefined {
  const paragraph: Node = { type: 'paragraph', children: [...children] };
  keepPunctuation()({ type: 'root', children: [paragraph] });
  return paragraph.children;
}

test('a full stop stays with the number before it, and the sentence says the same', () => {
  expect(kept(text('It took '), component('Fact'), text('. The rest'))).toEqual([
    text('It took '),
    whole(component('Fact'), text('.')),
    text(' The rest'),
  ]);
});

test('several closing marks stay together', () => {
  expect(kept(component('Term'), text('”), or'))).toEqual([whole(component('Term'), text('”),')), text(' or')]);
});

test('a number that is followed by a word, or by another component, stays as it is', () => {
  expect(kept(component('Model'), text(' hours'))).toEqual([component('Model'), text(' hours')]);
  expect(kept(component('Model'), component('Fact'))).toEqual([component('Model'), component('Fact')]);
});

test('punctuation after emphasis and after other components is left alone', () => {
  const emphasis: Node = { type: 'emphasis', children: [text('not')] };
  expect(kept(emphasis, text('.'))).toEqual([emphasis, text('.')]);
  expect(kept(component('Chart'), text('.'))).toEqual([component('Chart'), text('.')]);
});

test('components inside components are found', () => {
  const gloss: Node = { type: 'mdxJsxFlowElement', name: 'Gloss', children: [component('Fact'), text(',')] };
  keepPunctuation()({ type: 'root', children: [gloss] });
  expect(gloss.children).toEqual([whole(component('Fact'), text(',')), text('')]);
});
