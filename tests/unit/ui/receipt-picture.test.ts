import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe as group, expect, test } from 'vitest';
import { loadLedger } from '../../../src/ledger/load.ts';
import { question } from '../../../src/model/questions.ts';
import { lineIds } from '../../../src/model/receipt-inputs.ts';
import { receipt } from '../../../src/model/receipt.ts';
import { modelConstants } from '../../../src/scenario/constants.ts';
import { rangeOf } from '../../../src/scenario/range.ts';
import { initialScenario } from '../../../src/scenario/scenario.ts';
import { tillContent } from '../../../src/scenario/till.ts';
import { describe, pictureColours, type PictureInput, receiptPicture } from '../../../src/ui/receipt-picture.ts';

const constants = modelConstants(loadLedger('seeds'));
const contentOf = (ticked = initialScenario.ticked) => {
  const scenario = { ...initialScenario, ticked };
  const { values, choices } = scenario;
  return tillContent(receipt(values, choices, ticked, constants), rangeOf(scenario, constants), constants);
};
const input = (changed: Partial<PictureInput> = {}): PictureInput => ({
  content: contentOf(),
  changes: 0,
  siteName: 'The Receipt',
  address: 'the-receipt.example/bottom-line/',
  date: '22 November 2026',
  fontUrl: null,
  ...changed,
});
const textsOf = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text);

group('the picture says what the receipt says', () => {
  const { svg } = receiptPicture(input());
  const texts = textsOf(svg);

  test('the question, the lines with their sums, the total and its range', () => {
    expect(texts.slice(0, 4)).toEqual([
      'THE RECEIPT',
      '22 November 2026',
      'NOTHING CHANGED',
      'TO RENT THE GPUS FOR THE FINAL RUN',
    ]);
    const expected = ['Pre-training', '$5,328,000', '2,664K GPU-hours × $2.00', 'TOTAL', '$5,576,000'];
    expect(texts).toEqual(expect.arrayContaining(expected));
    expect(texts.some((text) => /^90% range \$4\.18M to \$11\.\dM$/.test(text))).toBe(true);
    expect(texts).toContain('The same as the published $5,576,000.');
    expect(texts.at(-1)).toBe('the-receipt.example/bottom-line/');
  });

  test('every ticked line, and none that is not', () => {
    const { lines } = contentOf(question('programme').lines);
    const programme = textsOf(receiptPicture(input({ content: contentOf(question('programme').lines) })).svg);
    for (const { label, amount } of lines) expect(programme).toEqual(expect.arrayContaining([label, amount]));
    expect(texts).not.toContain('People');
  });

  test('how much of it is the reader’s, under the marker', () => {
    const yours = receiptPicture(input({ changes: 1 })).svg;
    expect(textsOf(yours)).toContain('1 CHANGE');
    expect(yours).toContain(pictureColours.marker);
    expect(svg).not.toContain(pictureColours.marker);
  });

  test('the face lies inside, and nothing is asked of another host', () => {
    const { svg: faced } = receiptPicture(input({ fontUrl: 'data:font/woff2;base64,AAAA' }));
    expect(faced).toContain('src:url(data:font/woff2;base64,AAAA)');
    expect([...faced.matchAll(/(?:href|src|url)\s*[=(]/g)]).toHaveLength(1);
  });
});

test('a receipt without lines is still one', () => {
  expect(textsOf(receiptPicture(input({ content: contentOf([]) })).svg)).toContain('no line is ticked');
});

test('signs of XML in an address stay text', () => {
  const { svg } = receiptPicture(input({ address: 'x.example/?q=own&rate=<"3">' }));
  expect(textsOf(svg).at(-1)).toBe('x.example/?q=own&amp;rate=&lt;&quot;3&quot;&gt;');
});

test('whatever is ticked and however long the address, no text leaves the paper', () => {
  const half = { 16: 8, 14: 7, 18: 9, 24: 12 } as Readonly<Record<string, number>>;
  fc.assert(
    fc.property(
      fc.subarray([...lineIds]).filter((ticked) => isAllowed(ticked)),
      fc.stringMatching(/^[a-z0-9=&?.-]{1,400}$/),
      (ticked, address) => {
        const { svg, width, height } = receiptPicture(input({ content: contentOf(ticked), address }));
        for (const [, x = '', y = '', size = '', rest = '', text = ''] of svg.matchAll(
          /<text x="([\d.]+)" y="([\d.]+)" font-size="(\d+)"([^>]*)>([^<]*)</g,
        )) {
          const long = text.replace(/&\w+;/g, '&').length * (half[size] ?? NaN);
          const from = rest.includes('end')
            ? Number(x) - long
            : rest.includes('middle')
              ? Number(x) - long / 2
              : Number(x);
          expect(from, text).toBeGreaterThanOrEqual(28);
          expect(from + long, text).toBeLessThanOrEqual(width - 28);
          expect(Number(y), text).toBeLessThan(height - 28);
        }
      },
    ),
    { numRuns: 40 },
  );
});

function isAllowed(ticked: Parameters<typeof contentOf>[0]): boolean {
  try {
    contentOf(ticked);
    return true;
  } catch {
    return false;
  }
}

test('colours are those of the site’s light scheme', () => {
  const css = readFileSync('src/styles/tokens.css', 'utf8');
  for (const [name, colour] of Object.entries(pictureColours)) {
    expect(new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(css)?.[1], name).toBe(colour);
  }
});

test('for whoever cannot see it, sentences', () => {
  expect(describe(contentOf())).toMatch(
    /^Receipt\. To rent the GPUs for the final run\. Pre-training, \$5,328,000; Context extension, \$238,000; Post-training, \$10,000\. Total \$5,576,000\. 90% range \$4\.18M to \$11\.\dM\. The same as the published \$5,576,000\.$/,
  );
});
