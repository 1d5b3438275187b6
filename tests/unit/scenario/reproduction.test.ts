import { describe, expect, test } from 'vitest';
import { loadLedger } from '../../../src/ledger/load.ts';
import { questionIds, question } from '../../../src/model/questions.ts';
import { conflicts } from '../../../src/model/receipt-ticks.ts';
import { lineDefinitions } from '../../../src/model/receipt-lines.ts';
import { modelConstants } from '../../../src/scenario/constants.ts';
import { fourHundredTimes, presets, presetScenario } from '../../../src/scenario/presets.ts';
import { reproductions, runPredictions } from '../../../src/scenario/reproduction.ts';
import { decodeScenario, encodeScenario } from '../../../src/scenario/url.ts';
import { constants as fixture } from '../model/receipt-fixture.ts';

const ledger = loadLedger('seeds');
const constants = modelConstants(ledger);
const checks = reproductions(ledger);

test.each(checks)('the model reproduces: $what', ({ value, expected, tolerance, ok }) => {
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(tolerance * Math.abs(expected));
  expect(ok).toBe(true);
});

test('the list holds what MODEL.md asks for, each once', () => {
  const ids = checks.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toHaveLength(16 + presets.length + 2);
});

test('the facts behind each check exist', () => {
  for (const { factIds } of checks) for (const id of factIds) expect(() => ledger.fact(id)).not.toThrow();
});

describe('a preset', () => {
  test.each(presets)('$id has facts that exist, ticks that agree, and a link that brings it back', (preset) => {
    for (const id of preset.factIds) expect(() => ledger.fact(id)).not.toThrow();
    if (preset.claimId !== null) expect(() => ledger.claim(preset.claimId)).not.toThrow();
    const scenario = presetScenario(preset);
    for (const line of scenario.ticked) expect(conflicts(scenario.ticked, line)).toBeNull();
    expect(decodeScenario(encodeScenario(scenario))).toEqual({ scenario, notices: [] });
  });

  test('divides as “400 times” does', () => {
    expect(ledger.claim(fourHundredTimes.claimId).value).toBe(400);
  });
});

describe('the constants', () => {
  test('are those that the tests of the model use', () => {
    expect(constants).toMatchObject({
      chip: fixture.chip,
      attentionFlopPerToken: fixture.attentionFlopPerToken,
    });
    expect(constants.declinePerYear).toBeCloseTo(0.322, 3);
  });

  test('are plain data: they survive the way to the browser', () => {
    expect(JSON.parse(JSON.stringify(constants))).toEqual(constants);
  });

  test('hold the figures that the questions are compared with', () => {
    const published = new Map(constants.published.map(({ id, amountUsd }) => [id, amountUsd]));
    for (const id of questionIds) {
      for (const publishedId of question(id).publishedIds) expect(published.has(publishedId)).toBe(true);
    }
    expect([...published.values()]).toEqual([5e6, 5.39e6, 5.576e6, 5.87e6, 6e6, 51e6, 5e8, 1.6e9, 2.544e9]);
    expect(constants.published.filter(({ atLeast }) => atLeast).map(({ id }) => id)).toEqual(['semianalysis-gpus']);
  });
});

test('the facts behind every line of the receipt exist', () => {
  for (const { factIds } of Object.values(lineDefinitions)) {
    for (const id of factIds) expect(() => ledger.fact(id)).not.toThrow();
  }
});

test('published runs are predicted with an interval that held in 17 of 20, and not for V3', () => {
  const { predictions, coverage } = runPredictions(ledger);
  expect(coverage).toEqual({ covered: 17, runs: 20, share: 0.85 });
  expect(predictions.find(({ run }) => run.id === 'deepseek-v3')?.covered).toBe(false);
});
