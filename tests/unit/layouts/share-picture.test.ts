import { expect, test } from 'vitest';
import { describeShare, type SharePicture, sharePicture, shareSize } from '../../../src/layouts/share-picture.ts';

/** As if every letter were half as wide as high. */
const measure = (svg: string): number =>
  svg.replace(/<[^>]*>/g, '').length * 0.5 * Number(/font-size="([\d.]+)"/.exec(svg)?.[1]);

const picture: SharePicture = {
  chapter: { number: 3, rest: 'of 7, 10 minutes' },
  title: 'The architecture tricks',
  words: 'How did so few GPU-hours suffice?',
  siteName: 'The Receipt',
  till: {
    heading: 'To rent the GPUs for the final run',
    lines: [{ label: 'Pre-training', kind: 'compute', amount: '$5,328,000', sum: '2,664K GPU-hours × $2.00' }],
    total: '$5,576,000',
    remarks: [],
  },
};
const texts = (svg: string) => [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text);

test('the picture says the number, the title, the question and the receipt', () => {
  const said = texts(sharePicture(picture, measure)).join(' ');
  for (const words of [
    '3 of 7, 10 minutes',
    picture.title,
    picture.words,
    'Pre-training $5,328,000',
    'TOTAL $5,576,000',
  ])
    expect(said).toContain(words);
});

test('however long the title, nothing stands outside the picture or runs into the receipt', () => {
  for (const title of ['Short', 'What the money bought', 'A title that is a good deal longer than titles should be']) {
    const svg = sharePicture({ ...picture, title }, measure);
    for (const [element = '', x = '', y = ''] of svg.matchAll(/<text x="([-\d.]+)" y="([-\d.]+)".*?<\/text>/g)) {
      expect(Number(y)).toBeLessThan(shareSize.height);
      if (Number(x) < 100) expect(Number(x) + measure(element)).toBeLessThan(776);
    }
  }
});

test('words cannot become markup', () => {
  expect(sharePicture({ ...picture, words: 'a < b & c?' }, measure)).toContain('a &lt; b &amp; c?');
});

test('who cannot see the picture is told the same', () => {
  expect(describeShare(picture)).toBe('Chapter 3, The architecture tricks. How did so few GPU-hours suffice?');
  expect(describeShare({ ...picture, chapter: null, title: 'The Receipt', words: 'What it pays for.' })).toBe(
    'The Receipt. What it pays for.',
  );
});
