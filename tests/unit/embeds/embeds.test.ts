import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { embedAt, embedPath, embeds, homeOfEmbed, notEmbedded } from '../../../src/embeds/embeds.ts';
import { oEmbedOf } from '../../../src/embeds/oembed.ts';
import { frameHtml, sandbox, snippetHtml } from '../../../src/embeds/snippet.ts';

const read = (path: string) => readFileSync(path, 'utf8');
const known = new Set([...embeds.map(({ widget }) => widget), ...Object.keys(notEmbedded)]);

describe('the list of embeds', () => {
  test('has every widget of every chapter', () => {
    const widgets = new Set(
      readdirSync('src/widgets', { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.astro'))
        .map((file) => file.replace(/^.*[/\\]|\.astro$/g, '')),
    );
    expect(widgets).toContain('RentSlider');
    for (const file of readdirSync('content/chapters')) {
      const used = [...read(`content/chapters/${file}`).matchAll(/<([A-Z]\w*)/g)].map(([, name = '']) => name);
      const missing = used.filter((name) => widgets.has(name) && !known.has(name));
      expect(missing, file).toEqual([]);
    }
  });

  test('has every widget that a page gives to a chapter, and every part of the lab', () => {
    const widgets = (path: string) =>
      [...read(path).matchAll(/import (\w+) from '[./]*\/widgets\/[^']+\.(?:astro|svelte)'/g)].map(
        ([, name = '']) => name,
      );
    // What frames a page is none of its figures.
    const frame = ['ScenarioNotices'];
    for (const page of [...new Set(embeds.map((embed) => embed.page))]) {
      const path = page === 'lab' ? 'src/pages/lab/index.astro' : `src/pages/${page}.astro`;
      const missing = widgets(path).filter((name) => !known.has(name) && !frame.includes(name));
      expect(missing, path).toEqual([]);
    }
  });

  test('names each once, and each place once', () => {
    expect(new Set(embeds.map(({ name }) => name)).size).toBe(embeds.length);
    expect(new Set(embeds.map(homeOfEmbed)).size).toBe(embeds.length);
    for (const { name } of embeds) expect(name).toMatch(/^[a-z][a-z0-9-]*$/);
  });

  test('gives titles that hold whatever the reader sets, and no two alike', () => {
    expect(new Set(embeds.map(({ title }) => title)).size).toBe(embeds.length);
    for (const { title } of embeds) expect(title).not.toMatch(/[$%]|\.$/);
  });

  test('finds a figure by its page and anchor', () => {
    expect(embedAt('headline-number', 'rent')?.name).toBe('rent-slider');
    expect(embedAt('lab', 'rent')).toBeUndefined();
  });
});

const frame = { src: 'https://x.example/embed/a/?q=own&lines=a"b', title: 'A & B', height: 500 };

test('the frame is escaped, needs no style, and never gives away its origin', () => {
  expect(frameHtml(frame)).toBe(
    `<iframe src="https://x.example/embed/a/?q=own&amp;lines=a&quot;b" title="A &amp; B" width="100%" height="500" loading="lazy" sandbox="${sandbox}" allow="clipboard-write" frameborder="0"></iframe>`,
  );
  expect(sandbox).toContain('allow-scripts');
  expect(sandbox).not.toContain('allow-same-origin');
  expect(snippetHtml(frame, 'https://x.example/embed/embed.js')).toContain(
    '\n<script async src="https://x.example/embed/embed.js"></script>',
  );
});

test.each(embeds)('$name says of itself what oEmbed asks of type rich', (embed) => {
  const response = oEmbedOf(embed, {
    authors: ['The authors of The Receipt'],
    addressOf: (path) => `https://x.example/sub/${path}`,
    thumbnail: { path: 'og/the-receipt.png', width: 1200, height: 630 },
  });
  expect(response).toMatchObject({
    version: '1.0',
    type: 'rich',
    provider_name: 'The Receipt',
    provider_url: 'https://x.example/sub/',
    thumbnail_url: 'https://x.example/sub/og/the-receipt.png',
    width: 640,
    height: embed.height,
    html: expect.stringContaining(`src="https://x.example/sub/${embedPath(embed)}"`) as unknown,
  });
  expect(JSON.parse(JSON.stringify(response))).toEqual(response);
});

test('the headers for static hosts frame pages by this site alone and figures by anybody', () => {
  const rules = read('public/_headers')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const framed = rules.flatMap((line, index) => (rules[index + 1]?.includes('frame-ancestors') ? [line] : []));
  const pages = readdirSync('src/pages', { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? [`/${entry.name}/*`]
      : entry.name.endsWith('.astro')
        ? [`/${entry.name.replace('.astro', '')}/*`]
        : [],
  );
  // No pages, or under another address.
  const others = ['/og/*', '/embed/*', '/index/*', '/404/*'];
  expect(framed.toSorted()).toEqual([...pages.filter((path) => !others.includes(path)), '/', '/404.html'].toSorted());
});
