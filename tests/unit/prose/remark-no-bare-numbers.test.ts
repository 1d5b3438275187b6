import { unified } from '@astrojs/markdown-remark';
import { expect, test } from 'vitest';
import { noBareNumbers } from '../../../src/prose/remark-no-bare-numbers.ts';

const { createMdxRenderer } = unified({ remarkPlugins: [noBareNumbers] });
if (!createMdxRenderer) throw new Error('The processor renders no MDX');
const renderer = await createMdxRenderer(
  { syntaxHighlight: false },
  { optimize: false, srcDir: new URL('file:///src/') },
);

/** Renders a chapter as the build does. */
const render = (source: string) => renderer.process(source, 'content/chapters/1-x.mdx', {});

test('prose whose numbers are facts is rendered', async () => {
  const source = `## Counting

In January 2025 <Fact id="v3-cluster" /> worked for <Model id="v3-days-pretrain" />, as chapter 2 says.

<FactCheck claims={["s1-cost-5576-comma", "s4-five-million"]} />

{/* 2,048 in a comment is not printed. */}`;
  await expect(render(source)).resolves.toMatchObject({ code: expect.stringContaining('v3-days-pretrain') });
});

test.each([
  ['a sentence', 'There were 2,048 of them.', '2,048'],
  ['emphasis in a list', '- It had *2,048* of them.', '2,048'],
  ['a heading', '## The 2,048', '2,048'],
  ['a cell of a table', '| 2,048 |\n| - |\n| a |', '2,048'],
  ['a component’s words', '<Noted>There were 2,048.</Noted>', '2,048'],
  ['code', 'They cost `$5.576M`.', '$5.576'],
  ['an expression', 'There were {2048}.', '2048'],
  ['an expression on its own', '{"2,048 of them"}', '2,048'],
  ['the words of a link', '[all 2,048](/sources/)', '2,048'],
  ['the description of a picture', '![All 2,048 of them](x.png)', '2,048'],
  ['a title that a component prints', '<FactCheck title="The $6 million" />', '$6'],
  ['a title in an expression', '<FactCheck title={`The $6 million`} />', '$6'],
  ['what a step shows', '<Step shows="2,048 squares" />', '2,048'],
])('a number in %s is refused', async (_, source, number) => {
  await expect(render(source)).rejects.toThrow(
    `content/chapters/1-x.mdx:1: "${number}" is typed into the prose. Use <Fact id="…" /> or <Model id="…" />`,
  );
});

test.each([
  // Astro blanks the head of a chapter line by line before it parses, so that lines stay true.
  ['below the head of a chapter', '   \n           \n   \n\nAll 2,048.', 5],
  ['on a later line of a paragraph', 'One line,\nand another,\nand 2,048.', 3],
  ['in an attribute on a line of its own', '<FactCheck\n  claims={["x"]}\n  title="All 2,048"\n/>', 3],
  ['in a fenced block', 'Text.\n\n```\nabc\n2,048\n```', 5],
  ['after a comment of two lines', '{/* 1\n 2 */ "2,048"}', 2],
])('the line is right %s', async (_, source, line) => {
  await expect(render(source)).rejects.toThrow(`1-x.mdx:${line}: "2,048"`);
});

test('all numbers of a chapter are named at once', async () => {
  await expect(render('All 2,048.\n\nFor $6 million.')).rejects.toThrow(/x\.mdx:1: "2,048".*\n.*x\.mdx:3: "\$6"/);
});
