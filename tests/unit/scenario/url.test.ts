import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { question } from '../../../src/model/questions.ts';
import { conflicts } from '../../../src/model/receipt-ticks.ts';
import { assumptionIds, assumptions, fitToAssumption, initialValues } from '../../../src/scenario/assumptions.ts';
import { initialScenario, type Scenario } from '../../../src/scenario/scenario.ts';
import {
  carriesScenario,
  decodeScenario,
  encodeScenario,
  parseNumber,
  queryWith,
  scenarioOnArrival,
  withScenario,
} from '../../../src/scenario/url.ts';
import { anyScenario } from './arbitraries.ts';

const changed = (difference: Partial<Scenario>): Scenario => ({ ...initialScenario, ...difference });
const dearer = changed({ values: { ...initialValues, rentUsdPerGpuHour: 3.42 } });

const knownKey = fc.constantFrom(
  ...assumptionIds.map((id) => assumptions[id].urlKey),
  ...['q', 'lines', 'hold', 'h', 'wd', 'v'],
);
const plausible = fc.oneof(
  fc.string(),
  fc.constantFrom('own', 'none', 'pre,own-hardware,people', 'rate,use', 'derived', '1e999', '-0', 'NaN', '3T', '2'),
);

describe('a link', () => {
  test.each<[string, Scenario]>([
    ['', initialScenario],
    ['?rate=3.42', dearer],
    ['?q=own&hold=use', changed({ ticked: question('own').lines, held: ['utilisation'] })],
    ['?lines=pre,people', changed({ ticked: ['pre', 'people'] })],
    ['?lines=none', changed({ ticked: [] })],
    ['?h=derived&wd=declining', changed({ choices: { hours: 'derived', writeDown: 'declining' } })],
    [
      '?pre=3M&active=21B&tokens=8.1T&people=199',
      changed({
        values: {
          ...initialValues,
          pretrainingGpuHours: 3e6,
          activeParameters: 21e9,
          pretrainingTokens: 8.1e12,
          people: 199,
        },
      }),
    ],
  ])('%s holds what differs and nothing else', (query, scenario) => {
    expect(encodeScenario(scenario)).toBe(query);
    expect(decodeScenario(query)).toEqual({ scenario, notices: [] });
  });

  test('brings back every scenario, without a notice, and stays short', () => {
    fc.assert(
      fc.property(anyScenario, (scenario) => {
        const link = encodeScenario(scenario);
        expect(decodeScenario(link)).toEqual({ scenario, notices: [] });
        expect(link.length).toBeLessThan(1_000);
      }),
    );
  });

  test('never throws, whatever it says, and yields allowed values and no double payment', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.oneof(knownKey, fc.string()), plausible)), fc.string(), (pairs, junk) => {
        for (const search of [new URLSearchParams(pairs).toString(), `?${junk}`, junk]) {
          const { scenario, notices } = decodeScenario(search);
          for (const id of assumptionIds) {
            expect(scenario.values[id]).not.toBeNaN();
            expect(fitToAssumption(id, scenario.values[id])).toBe(scenario.values[id]);
          }
          for (const line of scenario.ticked) expect(conflicts(scenario.ticked, line)).toBeNull();
          expect(new Set(notices).size).toBe(notices.length);
          expect(notices.length).toBeLessThanOrEqual(8);
          // Read, written and read again, it says the same, and there is nothing left to report.
          expect(decodeScenario(encodeScenario(scenario))).toEqual({ scenario, notices: [] });
        }
      }),
    );
  });

  test.each([
    ['?rat=3&rat=4', 'The link sets “rat”, which this page does not know. It was left out.'],
    ['?rate=', 'Rent: the link says “”, which is not allowed here. It is now $2.00 per GPU-hour.'],
    ['?rate=3,42', 'Rent: the link says “3,42”, which is not allowed here. It is now $2.00 per GPU-hour.'],
    ['?rate=Infinity', 'Rent: the link says “Infinity”, which is not allowed here. It is now $2.00 per GPU-hour.'],
    ['?rate=0x3', 'Rent: the link says “0x3”, which is not allowed here. It is now $2.00 per GPU-hour.'],
    ['?q=everything', 'The link asks “everything”, which is no question here. It was left out.'],
    ['?hold=pre', 'The link holds “pre”, which has no range here. It was left out.'],
    ['?wd=fast', 'The link sets “wd” to “fast”, which is not allowed here. It was left out.'],
    ['?v=99', 'The link was made by a newer version of this page. Some of it may be read wrongly.'],
    ['?v=one', 'The link names no version that this page knows. It was read as it stands.'],
  ])('%s changes nothing and is reported', (search, notice) => {
    expect(decodeScenario(search)).toEqual({ scenario: initialScenario, notices: [notice] });
  });

  test('clamps what goes too far, and says so', () => {
    expect(decodeScenario('?rate=99')).toEqual({
      scenario: changed({ values: { ...initialValues, rentUsdPerGpuHour: 12.5 } }),
      notices: ['Rent: the link says “99”, which is not allowed here. It is now $12.50 per GPU-hour.'],
    });
  });

  test('leaves out the line that would pay twice, with the reason', () => {
    expect(decodeScenario('?lines=people,own-energy,pre')).toEqual({
      scenario: changed({ ticked: ['own-energy', 'people'] }),
      notices: ['Pre-training: left out. An hour’s rent already pays for its electricity.'],
    });
  });

  test('of a repeated key, the last value counts', () => {
    expect(decodeScenario('?rate=5&rate=3.42').scenario).toEqual(dearer);
  });

  test('leaves alone what belongs to a single page', () => {
    expect(decodeScenario('?embed=1&rate=3.42')).toEqual({ scenario: dearer, notices: [] });
  });

  test.each(['?fbclid=abc', '?utm_source=letter&utm_campaign=x', '?gclid=1&ref=news'])(
    'says nothing by what networks have hung on it: %s',
    (search) => {
      expect(carriesScenario(search)).toBe(false);
      expect(decodeScenario(`${search}&rate=3.42`)).toEqual({ scenario: dearer, notices: [] });
    },
  );

  test('that ticks no line there is leaves the ticks alone', () => {
    expect(decodeScenario('?lines=lunch,dinner').scenario).toEqual(initialScenario);
    expect(decodeScenario('?lines=lunch,people').scenario.ticked).toEqual(['people']);
  });

  test('is read in no time however long it is, and no notice grows with it', () => {
    const { scenario, notices } = decodeScenario(`?rate=3.42&${'x'.repeat(50_000)}=1&${'y=1&'.repeat(50_000)}`);
    expect(scenario).toEqual(dearer);
    expect(notices.join().length).toBeLessThan(250);
  });
});

describe('a page that is opened', () => {
  test.each([
    ['', '?rate=3.42', dearer],
    ['?chip=x&fbclid=y', '?rate=3.42', dearer],
    ['?q=own', '?rate=3.42', changed({ ticked: question('own').lines })],
    ['?rate=2', '?rate=3.42', initialScenario],
    ['?rate=3.42', '?q=own', dearer],
  ])('with %j after a visit with %j has the scenario of its address, else of the visit', (search, kept, scenario) => {
    expect(scenarioOnArrival(search, kept)).toEqual({ scenario, notices: [] });
  });

  test.each(['?rate=abc', '?nonsense=1', '?q=everything', '?lines=lunch', '?%E0%A4=%', '?v=99'])(
    'by a link of which nothing can be read, %s, takes nothing away, and says so',
    (search) => {
      const { scenario, notices } = scenarioOnArrival(search, '?rate=3.42&q=own');
      expect(scenario).toEqual({ ...dearer, ticked: question('own').lines });
      expect(notices).toHaveLength(1);
    },
  );

  test('says what a value is now, not what the site starts with', () => {
    expect(scenarioOnArrival('?rate=abc', '?rate=3.42').notices).toEqual([
      'Rent: the link says “abc”, which is not allowed here. It is now $3.42 per GPU-hour.',
    ]);
  });
});

describe('a number in a link', () => {
  test.each([
    ['3.42', 3.42],
    ['2.664M', 2_664_000],
    ['36.63b', 36_630_000_000],
    ['14.8T', 14_800_000_000_000],
    ['1e3', 1000],
    ['.5', 0.5],
  ])('%s is %d', (text, value) => {
    expect(parseNumber(text)).toBe(value);
  });

  test.each(['', 'M', '3,42', '1 000', 'Infinity', '1e999x', '--2', '0x10'])('“%s” is none', (text) => {
    expect(parseNumber(text)).toBeNaN();
  });
});

describe('a link to the next page', () => {
  test.each([
    ['/hidden-costs/', '/hidden-costs/?rate=3.42'],
    ['/hidden-costs/#fleet', '/hidden-costs/?rate=3.42#fleet'],
    ['../lab/', '../lab/?rate=3.42'],
    ['/lab/?compare=x', '/lab/?compare=x&rate=3.42'],
    // Left alone: within the page, elsewhere, a file, the search, and a link with its own scenario.
    ['#fleet', '#fleet'],
    ['https://example.org/', 'https://example.org/'],
    ['//example.org/', '//example.org/'],
    ['mailto:a@example.org', 'mailto:a@example.org'],
    ['/data/claims.csv', '/data/claims.csv'],
    ['/search/', '/search/'],
    ['/lab/?q=own', '/lab/?q=own'],
  ])('%s becomes %s', (href, expected) => {
    expect(withScenario(href, dearer)).toBe(expected);
  });

  test('is as written while nothing has changed', () => {
    expect(withScenario('/lab/#receipt', initialScenario)).toBe('/lab/#receipt');
  });

  test('an address keeps the page’s own keys and loses the old scenario', () => {
    expect(queryWith('?compare=x&rate=9&junk=1', dearer)).toBe('?compare=x&rate=3.42');
    expect(queryWith('?rate=9', initialScenario)).toBe('');
    expect(queryWith('?embed=1&rate=9', initialScenario)).toBe('?embed=1');
  });
});
