/** What comes from outside, a link or a file, can say anything. Ten thousand of each, most of them nearly right. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadLedger } from '../../../src/ledger/load.ts';
import { conflicts } from '../../../src/model/receipt-ticks.ts';
import { receipt } from '../../../src/model/receipt.ts';
import { assumptionIds, assumptions, fitToAssumption } from '../../../src/scenario/assumptions.ts';
import { modelConstants } from '../../../src/scenario/constants.ts';
import { rangeOf } from '../../../src/scenario/range.ts';
import { readScenarioFile, writeScenarioFile } from '../../../src/scenario/scenario-file.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';
import { tillReceipt } from '../../../src/scenario/till.ts';
import { decodeScenario, encodeScenario } from '../../../src/scenario/url.ts';
import { csvOf } from '../../../src/ui/figure/csv.ts';
import { scenarioCsv } from '../../../src/ui/scenario-csv.ts';
import { hostileFiles, hostileQueries } from '../../support/hostile.ts';
import { anyScenario } from './arbitraries.ts';

const constants = modelConstants(loadLedger('seeds'));
const runs = 10_000;
/** Range and tables take a hundred times the work of all the rest. */
const thoroughEvery = 50;
const broken = /\bNaN\b|Infinity|undefined|\[object/;

const known = fc.sample(anyScenario, { seed: 9, numRuns: 60 });
const soundFiles = known.slice(0, 12).map((scenario) => fileOf(scenario, [1e6, 2e6]));

function fileOf(scenario: Scenario, rangeUsd: readonly [number, number]): string {
  const { values, choices, ticked } = scenario;
  return writeScenarioFile(scenario, {
    link: `https://example.org/lab/${encodeScenario(scenario)}`,
    receipt: receipt(values, choices, ticked, constants),
    rangeUsd,
    sourcesOf: (id) => assumptions[id].factIds,
  });
}

/** Every number that JSON would write, however deep. NaN and Infinity it would write as null. */
function numbersIn(data: unknown): number[] {
  if (typeof data === 'number') return [data];
  return typeof data === 'object' && data !== null ? Object.values(data).flatMap(numbersIn) : [];
}

/** What is wrong with a scenario, with its receipt, or with what is written of them. */
function faultsOf(scenario: Scenario, isThorough: boolean): string[] {
  const { values, choices, ticked, held } = scenario;
  const made = receipt(values, choices, ticked, constants);
  const { totalUsd } = made;
  const texts = [tillReceipt(made, { p5Usd: totalUsd, p95Usd: totalUsd }, constants), encodeScenario(scenario)];
  if (isThorough) {
    const range = rangeOf(scenario, constants);
    const rangeUsd = [range.p5Usd, range.p95Usd] as const;
    const { table, heading } = scenarioCsv(scenario, { receipt: made, rangeUsd, address: 'x', sourcesOf: () => [] });
    texts.push(tillReceipt(made, range, constants), csvOf(table, heading));
    expect(readScenarioFile(fileOf(scenario, rangeUsd))).toEqual({ scenario, notices: [], problem: null });
  }
  return [
    ...(Object.keys(values).join() === assumptionIds.join() ? [] : ['other assumptions than there are']),
    // Also where a zero is a minus zero, which would be written as one.
    ...assumptionIds.filter((id) => !Object.is(fitToAssumption(id, values[id]), values[id])),
    ...numbersIn(made).filter((number) => !Number.isFinite(number)),
    ...ticked.filter((line) => conflicts(ticked, line) !== null),
    ...held.filter((id) => assumptions[id].distribution === 'fixed'),
    ...Object.values(choices).filter((choice) => typeof choice !== 'string'),
    ...texts.filter((text) => broken.test(text)),
  ].map(String);
}

/** Notices quote what they complain of, shortened; apart from that they are ours. */
function faultyNotices(notices: readonly string[]): string[] {
  const isFaulty = (notice: string) => notice.length > 260 || broken.test(notice.replaceAll(/“[^]*?”/gu, ''));
  return notices.length > 8 ? ['too many'] : notices.filter(isFaulty);
}

describe('ten thousand bad inputs', () => {
  test('links: none throws, and each leads to a sound scenario and receipt', { timeout: 120_000 }, () => {
    let count = 0;
    fc.assert(
      fc.property(hostileQueries(known.map(encodeScenario)), (query) => {
        const { scenario, notices } = decodeScenario(query);
        const isThorough = count++ % thoroughEvery === 0;
        expect([...faultyNotices(notices), ...faultsOf(scenario, isThorough)]).toEqual([]);
        // Read, written and read again, it says the same, and there is nothing left to report.
        expect(decodeScenario(encodeScenario(scenario))).toEqual({ scenario, notices: [] });
      }),
      { numRuns: runs },
    );
    expect(count).toBeGreaterThanOrEqual(runs);
  });

  test(
    'files: none throws, and each is refused in a sentence or leads to a sound scenario',
    { timeout: 120_000 },
    () => {
      const count = { read: 0, refused: 0 };
      fc.assert(
        fc.property(hostileFiles(soundFiles), (text) => {
          const { problem, ...read } = readScenarioFile(text);
          if (read.scenario === null) {
            count.refused++;
            if (!/^The file is [^“]+\.$/.test(problem ?? '')) expect.fail(String(problem));
          } else if ('notices' in read) {
            const isThorough = count.read++ % thoroughEvery === 0;
            expect([...faultyNotices(read.notices), ...faultsOf(read.scenario, isThorough)]).toEqual([]);
          }
        }),
        { numRuns: runs },
      );
      expect(count.read + count.refused).toBeGreaterThanOrEqual(runs);
      // Both ends are reached, or the inputs prove little.
      expect(Math.min(count.read, count.refused)).toBeGreaterThan(runs / 10);
    },
  );
});

describe('a file', () => {
  test.each(['lines', 'held', 'assumptions', 'choices'])(
    'whose “%s” are nested too deep to be written out is read all the same',
    (name) => {
      const deep = '['.repeat(45_000) + ']'.repeat(45_000);
      for (const content of [deep, `[${deep}]`, `{"rentUsdPerGpuHour": ${deep}, "hours": ${deep}}`]) {
        const text = `{"kind": "the-receipt-scenario", "version": 1, "${name}": ${content}}`;
        expect(readScenarioFile(text)).toMatchObject({ problem: null });
      }
    },
  );

  test('with a number that no computer holds keeps the value, and says so', () => {
    const text = '{"kind":"the-receipt-scenario","version":1,"assumptions":{"rentUsdPerGpuHour":1e309}}';
    expect(readScenarioFile(text)).toMatchObject({
      scenario: { values: { rentUsdPerGpuHour: 2 } },
      notices: [
        'Rent: the file says “a number beyond 1e308”, which is not allowed here. It is now $2.00 per GPU-hour.',
      ],
    });
  });
});

describe('a prototype', () => {
  test.each(['?__proto__=1&constructor=2&toString=3', '?hold=__proto__,constructor&lines=__proto__'])(
    'is nobody’s to set by a link: %s',
    (query) => {
      expect(faultyNotices(decodeScenario(query).notices)).toEqual([]);
      expect({}).not.toHaveProperty('rate');
    },
  );

  test('is nobody’s to set by a file', () => {
    const text =
      '{"kind":"the-receipt-scenario","version":1,"__proto__":{"held":["utilisation"]},"choices":{"__proto__":{"hours":"derived"}}}';
    expect(readScenarioFile(text).scenario).toMatchObject({ held: [], choices: { hours: 'disclosed' } });
    expect(Reflect.get({}, 'held')).toBeUndefined();
  });
});
