import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadLedger } from '../../../src/ledger/load.ts';
import { lineIds } from '../../../src/model/receipt-inputs.ts';
import { conflicts } from '../../../src/model/receipt-ticks.ts';
import { receipt } from '../../../src/model/receipt.ts';
import { assumptionIds, assumptions, fitToAssumption, initialValues } from '../../../src/scenario/assumptions.ts';
import { modelConstants } from '../../../src/scenario/constants.ts';
import { initialScenario, type Scenario } from '../../../src/scenario/scenario.ts';
import { type FileContext, readScenarioFile, writeScenarioFile } from '../../../src/scenario/scenario-file.ts';
import { anyScenario } from './arbitraries.ts';

const constants = modelConstants(loadLedger('seeds'));

function saved(scenario: Scenario): string {
  const context: FileContext = {
    link: 'https://example.org/lab/?rate=3.42',
    receipt: receipt(scenario.values, scenario.choices, scenario.ticked, constants),
    rangeUsd: [4e6, 11e6],
    sourcesOf: (id) => assumptions[id].factIds,
  };
  return writeScenarioFile(scenario, context);
}

const fileWith = (fields: object) => JSON.stringify({ kind: 'the-receipt-scenario', version: 1, ...fields });
const dearer: Scenario = { ...initialScenario, values: { ...initialValues, rentUsdPerGpuHour: 3.42 } };

describe('a saved scenario', () => {
  test('comes back as it was, without a notice', () => {
    fc.assert(
      fc.property(anyScenario, (scenario) => {
        expect(readScenarioFile(saved(scenario))).toEqual({ scenario, notices: [], problem: null });
      }),
      { numRuns: 50 },
    );
  });

  test('says in the file what each value means and what all of it comes to', () => {
    expect(JSON.parse(saved(dearer))).toMatchObject({
      version: 1,
      link: 'https://example.org/lab/?rate=3.42',
      question: 'rent',
      heading: 'To rent the GPUs for the final run',
      totalUsd: 9_534_960,
      rangeUsd: [4e6, 11e6],
      assumptions: {
        rentUsdPerGpuHour: {
          value: 3.42,
          unit: 'usd-per-gpu-hour',
          initial: 2,
          low: 1.5,
          high: 4,
          sources: assumptions.rentUsdPerGpuHour.factIds,
        },
      },
      amounts: [{ id: 'pre', quantity: 2_664_000, unitPriceUsd: 3.42 }, { id: 'ctx' }, { id: 'post' }],
    });
  });

  test('may have been written by hand: plain numbers, and only what differs', () => {
    expect(readScenarioFile(`\uFEFF${fileWith({ assumptions: { rentUsdPerGpuHour: 3.42 } })}`)).toEqual({
      scenario: dearer,
      notices: [],
      problem: null,
    });
  });

  test('may tick nothing at all', () => {
    expect(readScenarioFile(fileWith({ lines: [] }))).toMatchObject({ scenario: { ticked: [] }, notices: [] });
  });
});

describe('a file that is no scenario', () => {
  test.each([
    ['', 'The file is not JSON, or only a part of it.'],
    [saved(initialScenario).slice(0, 900), 'The file is not JSON, or only a part of it.'],
    ['{"colour": "red"}', 'The file is JSON, but no scenario that this site has saved.'],
    ['[1, 2]', 'The file is JSON, but no scenario that this site has saved.'],
    ['null', 'The file is JSON, but no scenario that this site has saved.'],
    [' '.repeat(200_001), 'The file is far larger than any scenario.'],
  ])('says why: %#', (text, problem) => {
    expect(readScenarioFile(text)).toEqual({ scenario: null, problem });
  });
});

describe('a scenario that is not all right', () => {
  const noticesOf = (fields: object) => {
    const read = readScenarioFile(fileWith(fields));
    return read.problem === null ? read.notices : [read.problem];
  };

  test('is clamped to what the sliders allow, and says so', () => {
    const read = readScenarioFile(fileWith({ assumptions: { rentUsdPerGpuHour: { value: 99 } } }));
    expect(read).toMatchObject({
      scenario: { values: { rentUsdPerGpuHour: 12.5 } },
      notices: ['Rent: the file says “99”, which is not allowed here. It is now $12.50 per GPU-hour.'],
    });
  });

  test.each([
    [{ assumptions: { rentUsdPerGpuHour: '3.42' } }, /^Rent: the file says “3\.42”, which is not allowed/],
    [{ assumptions: { rentUsdPerGpuHour: { valeu: 3 } } }, /^Rent: the file says “nothing”/],
    [{ assumptions: { colour: 3 } }, /^The file sets “colour”, which is no assumption here/],
    [{ assumptions: [] }, /^The file’s “assumptions” cannot be read/],
    [{ choices: { hours: 'guessed' } }, /^The file chooses “guessed” for “hours”/],
    [{ lines: ['pre', 'lunch'] }, /^The file ticks “lunch”, which is no line/],
    [{ lines: 'pre' }, /^The file’s “lines” cannot be read/],
    [{ lines: ['pre', 'cluster-gpus'] }, /^GPUs of the cluster: left out\. Whoever buys the cluster/],
    [{ held: ['clusterGpus'] }, /^The file holds “clusterGpus”, which has no range/],
    [{ version: 2 }, /^The file was saved by a newer version/],
    [{ version: 'one' }, /^The file names no version/],
  ])('%j is reported', (fields, notice) => {
    expect(noticesOf(fields)).toEqual([expect.stringMatching(notice)]);
  });

  test('has at most eight notices, however much is wrong, and none longer than a few lines', () => {
    const wrong = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`${'x'.repeat(300)}${index}`, index]));
    const notices = noticesOf({ assumptions: { ...wrong, a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8 } });
    expect(notices).toHaveLength(8);
    for (const notice of notices) expect(notice.length).toBeLessThan(200);
  });

  test('never throws, whatever the file says, and yields allowed values and no double payment', () => {
    const name = fc.oneof(fc.constantFrom(...assumptionIds, ...lineIds, 'hours', '__proto__'), fc.string());
    const fields = fc.record(
      {
        version: fc.jsonValue(),
        assumptions: fc.oneof(fc.jsonValue(), fc.dictionary(name, fc.oneof(fc.double(), fc.jsonValue()))),
        choices: fc.oneof(fc.jsonValue(), fc.dictionary(name, fc.jsonValue())),
        lines: fc.oneof(fc.jsonValue(), fc.array(name)),
        held: fc.oneof(fc.jsonValue(), fc.array(name)),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(fields.map(fileWith), fc.json(), fc.string()), (text) => {
        const { scenario } = readScenarioFile(text);
        if (!scenario) return;
        for (const id of assumptionIds) expect(scenario.values[id]).toBe(fitToAssumption(id, scenario.values[id]));
        for (const line of scenario.ticked) expect(conflicts(scenario.ticked, line)).toBeNull();
        expect(() => saved(scenario)).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });
});
