import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadCitation } from '../../../../src/prose/citation.ts';
import { initialScenario } from '../../../../src/scenario/scenario.ts';
import { question } from '../../../../src/model/questions.ts';
import { readCited } from '../../../../src/ui/cited.ts';
import { citation, type CitedWork } from '../../../../src/ui/citations.ts';
import { figureAddress } from '../../../../src/ui/figure/address.ts';
import { csvOf } from '../../../../src/ui/figure/csv.ts';
import { movesUp, widestGap } from '../../../../src/ui/figure/picture/bands.ts';
import { attributes, escaped, firstFace, isVisible, plainColour } from '../../../../src/ui/figure/picture/marks.ts';
import { scenarioWords } from '../../../../src/ui/scenario-words.ts';

test('the browser reads of CITATION.cff what the build reads', () => {
  expect(readCited(readFileSync('CITATION.cff', 'utf8'))).toEqual(loadCitation('CITATION.cff'));
});

describe('the address of a figure', () => {
  test('is that of its page with the scenario, at its anchor', () => {
    expect(figureAddress('rent', 'https://x.example/headline-number/?rate=3&lines=pre,people#as-printed')).toBe(
      'https://x.example/headline-number/?rate=3&lines=pre,people#rent',
    );
  });

  test('of an embedded figure is that of its chapter, without what concerns its frame', () => {
    const frame = 'https://x.example/sub/embed/rent-slider/?theme=dark&step=run&rate=3';
    expect(figureAddress('rent', frame, '/sub/headline-number/#rent')).toBe(
      'https://x.example/sub/headline-number/?rate=3#rent',
    );
  });
});

test('a file says with each source where it stands, and under which scenario and version it was made', () => {
  const csv = csvOf(
    { caption: 'Rents', columns: [{ label: 'Who' }], rows: [] },
    {
      title: 'A title',
      sources: [{ label: 'Epoch AI', href: 'https://x.example/sources/#a' }, { label: 'ours' }],
      remarks: ['Scenario: as the site starts', 'The Receipt, version 1'],
      address: 'https://x.example/#rent',
    },
  );
  expect(csv.split('\r\n').slice(2, -2)).toEqual([
    '# Sources: Epoch AI (https://x.example/sources/#a); ours',
    '# Scenario: as the site starts',
    '"# The Receipt, version 1"',
    '# https://x.example/#rent',
  ]);
});

test('a scenario in words names what differs, and nothing else', () => {
  expect(scenarioWords(initialScenario)).toBe('as the site starts');
  const { values, choices } = initialScenario;
  expect(
    scenarioWords({
      values: { ...values, rentUsdPerGpuHour: 3.42 },
      choices: { ...choices, hours: 'derived' },
      ticked: question('own').lines,
      held: ['serverUsdPerGpu'],
    }),
  ).toMatch(/^To do the final run on machines you own; Rent \$3\.42 .*; the hours of the run derived.*; held fixed: /);
});

describe('a figure as a work to cite', () => {
  const work: CitedWork = {
    title: 'The Receipt: what it pays for',
    authors: ['The authors'],
    version: '0.1.0',
    released: '2026-11-22',
    url: 'https://x.example/headline-number/?rate=3#rent',
    chapter: { number: 1, title: 'The headline number' },
    figure: { id: 'rent', title: 'At $3.00 an hour' },
  };

  test('as plain text', () => {
    expect(citation('plain', work)).toBe(
      'The authors. “At $3.00 an hour”. Figure in chapter 1, “The headline number”, of The Receipt: what it pays for. Version 0.1.0, 22 November 2026. https://x.example/headline-number/?rate=3#rent',
    );
    expect(citation('plain', { ...work, chapter: null })).toContain('Figure in The Receipt: what it pays for.');
  });

  test('as BibTeX, with a key of its own', () => {
    const written = citation('bibtex', work);
    expect(written).toMatch(/^@misc\{the-receipt-1-rent-2026,\n/);
    expect(written).toContain('title = {{At \\$3.00 an hour}}');
    expect(written).toContain(
      "note = {Figure in chapter 1, ``The headline number'', of The Receipt: what it pays for}",
    );
  });

  test('as CSL-JSON', () => {
    expect(JSON.parse(citation('csl', work))).toEqual([
      expect.objectContaining({
        id: 'the-receipt-1-rent-2026',
        type: 'figure',
        title: 'At $3.00 an hour',
        'container-title': 'The Receipt: what it pays for',
        'chapter-number': '1',
        version: '0.1.0',
      }),
    ]);
  });
});

describe('a picture', () => {
  test('leaves out what lay between its parts, and keeps what stood side by side', () => {
    const parts = [
      { top: 0, bottom: 50 },
      { top: 250, bottom: 300 },
      { top: 60, bottom: 100 },
      { top: 255, bottom: 290 },
    ];
    // 150 px of controls lay above the second and the fourth.
    expect(movesUp(parts)).toEqual([0, 150 - widestGap, 0, 150 - widestGap]);
    expect(movesUp([])).toEqual([]);
  });

  test('writes colours as every program reads them', () => {
    expect(plainColour('rgb(1, 2, 3)')).toBe('rgb(1, 2, 3)');
    expect(plainColour('color(srgb 0 0.5 1 / 0.25)')).toBe('rgba(0, 128, 255, 0.25)');
    expect(plainColour('color(srgb 1 1 1)')).toBe('rgb(255, 255, 255)');
    expect(['transparent', 'rgba(0, 0, 0, 0)', 'color(srgb 0 0 0 / 0)'].filter(isVisible)).toEqual([]);
    expect(['rgb(0, 0, 0)', 'rgba(0, 0, 0, 0.5)', 'color(srgb 0 0 0)'].filter(isVisible)).toHaveLength(3);
  });

  test('escapes what XML would read, and leaves out what it may not hold', () => {
    expect(escaped('a < b & "c"\u0000')).toBe('a &lt; b &amp; &quot;c&quot;');
    expect(attributes({ x: '1', title: '<', y: undefined })).toBe(' x="1" title="&lt;"');
    expect(firstFace('"M PLUS 1 Code", monospace')).toBe('M PLUS 1 Code');
  });
});
