import { expect, test } from 'vitest';
import { stylesInHead } from '../../../src/integrations/valid-markup.ts';

const style = '<style>astro-island,astro-slot{display:contents}</style>';

test('the style of islands goes into the head', () => {
  expect(stylesInHead(`<head><title>x</title></head><body><div>${style}<p>$& y</p></div></body>`)).toBe(
    `<head><title>x</title>${style}</head><body><div><p>$& y</p></div></body>`,
  );
});

test('a page that is right already stays as it is', () => {
  for (const html of ['<head></head><body></body>', `<head>${style}</head><body></body>`, 'no page']) {
    expect(stylesInHead(html)).toBe(html);
  }
});
