import { describe, expect, test } from 'vitest';
import { isConfirmed } from '../../../src/ledger/confirmation.ts';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import { loadLedger } from '../../../src/ledger/load.ts';
import { outputDefinitions } from '../../../src/scenario/output-definitions.ts';
import { computeOutputs } from '../../../src/scenario/outputs.ts';

const ledger = loadLedger('seeds');
const outputs = computeOutputs(outputDefinitions, ledger);

/** Sums on facts, worked out by hand from the numbers that the sources print. */
const sums: [id: string, by: string, text: string, value: number][] = [
  ['v3-nodes', '2,048 ÷ 8', '256 nodes', 256],
  ['v3-days-pretrain', '2,664,000 ÷ 2,048 ÷ 24', '54.2 days', 54.199],
  ['v3-days-context', '119,000 ÷ 2,048 ÷ 24', '2.42 days', 2.421],
  ['v3-days-total', '2,788,000 ÷ 2,048 ÷ 24', '56.7 days', 56.722],
  ['v3-posttrain-clock-hours', '5,000 ÷ 2,048', '2.44 hours', 2.4414],
  ['v3-pretrain-share', '2,664 ÷ 2,788', '96%', 0.95552],
  ['v3-total-at-h800-quote', '2,788,000 × 3.42', '$9.535M', 9_534_960],
  ['r1-usd', '147,000 × 2', '$294K', 294_000],
  ['r1-share-of-v3-hours', '147 ÷ 2,788', '5.3%', 0.052726],
  ['v3-r1-hours', '2,788,000 + 147,000', '2,935K GPU-hours', 2_935_000],
  ['v3-r1-usd', '2,935,000 × 2', '$5.87M', 5_870_000],
  ['v3-active-share', '37 ÷ 671', '5.5%', 0.055142],
  ['rounding-to-six', '6 ÷ 5.576 − 1', '7.6%', 0.07604],
  ['cluster-usd-asked', '2,048 × 44,750', '$92M', 91_648_000],
  ['cluster-51m-per-gpu', '51,000,000 ÷ 2,048', '$24.9K per GPU', 24_902.3],
  ['fleet-usd', '1.6bn + 0.944bn', '$2.544B', 2.544e9],
  ['fleet-per-year', '2.544bn ÷ 4', '$636M per year', 636e6],
  ['fleet-rate-full', '2.544bn ÷ (60,000 × 35,064 h)', '$1.21 per GPU-hour', 1.20922],
  ['fleet-rate-central', '… ÷ 80%', '$1.51 per GPU-hour', 1.51152],
  ['fleet-use-at-two-dollars', '1.20922 ÷ 2', '60%', 0.60461],
  ['v3-at-fleet-rate', '2,788,000 × 1.20922', '$3.371M', 3_371_298],
  ['v3-share-of-fleet', '2,788,000 ÷ (60,000 × 35,064)', '0.13%', 0.0013252],
  ['fleet-confirmed', '278 × 8', '2,224 GPUs', 2224],
  ['four-hundred', '2.544bn ÷ 6m', '424×', 424],
  ['four-hundred-exact', '2.544bn ÷ 5.576m', '456×', 456.24],
  ['expert-parameters', '3 × 7,168 × 2,048', '44.04M parameters', 44_040_192],
  ['less-than-own-size', '1 − 37 ÷ 671', '94%', 0.944858],
  ['less-than-llama-405b', '1 − 250 ÷ 2,448', '90%', 0.897876],
  ['r1-rl-hours', '101,000 + 41,000', '142K GPU-hours', 142_000],
  ['aime-over-gpt4o', '79.8 ÷ 9.3, to a tenth', '8.6×', 8.6],
  ['math500-over-gpt4o', '97.3 ÷ 74.6, to a tenth', '1.3×', 1.3],
  ['aime-over-o1', '79.8 ÷ 79.2, to a hundredth', '1.01×', 1.01],
  ['aime-lead-o1', '79.8 − 79.2', '0.6 points', 0.6],
  ['serving-days-per-run', '5,576,000 ÷ 87,072, to whole days', '64 days', 64],
  ['serving-break-even-free', '1 − 87,072 ÷ 562,027', '85%', 0.84507],
  ['weights-eight-bits', '671bn × 1 byte', '671 GB', 671],
  ['h800-server-memory', '8 × 80 GB', '640 GB', 640],
];

/** Results of the model, from the derivations that were worked out beside it. */
const modelled: [id: string, by: string, text: string, value: number][] = [
  ['v3-total-rent', '2,788,000 × 2', '$5.576M', 5_576_000],
  ['v3-one-in', '671.03bn ÷ 36.63bn', '18', 18],
  ['v3-total-counted', 'counted by hand', '671B parameters', 671_026_419_200],
  ['kv-all-heads', '2 × 128 × 128 × 61 × 2', '3,998 kB per token', 3_997_696],
  ['kv-eight-groups', '2 × 8 × 128 × 61 × 2', '249.9 kB per token', 249_856],
  ['kv-saved-all-heads', '1 − 70,272 ÷ 3,997,696', '98%', 0.982422],
  ['kv-saved-eight-groups', '1 − 70,272 ÷ 249,856', '72%', 0.71875],
  ['kv-saved-67b', '1 − 70,272 ÷ 389,120', '82%', 0.819408],
  ['kv-v2-same-bits', '1 − 34,560 ÷ 194,560', '82%', 0.822368],
  ['fp8-against-fp32', '1 − 8 ÷ 32', '75%', 0.75],
  ['fp8-against-bf16', '1 − 8 ÷ 16', '50%', 0.5],
  ['training-state-saved-low', '1 − 13 ÷ 16', '19%', 0.1875],
  ['training-state-saved-high', '1 − 13 ÷ 18', '28%', 0.277778],
  ['grpo-saved-low', '1 − 12 ÷ 18', '33%', 0.333333],
  ['grpo-saved-high', '1 − 10 ÷ 18', '44%', 0.444444],
  ['grpo-saved-widest', '1 − 10 ÷ 20', '50%', 0.5],
  ['v3-at-v2-speed', '250.46 × 14.8e12 ÷ (1,607.5 × 155 × 3,600)', '4,132K GPU-hours', 4_132_427],
  ['v3-over-v2-speed', '4.132 ÷ 2.664', '1.55×', 1.5512],
  ['cluster-servers-usd', '2,048 × 33,750', '$69M', 69_120_000],
  ['cluster-usd', '69.12m ÷ 0.81', '$85M', 85_333_333],
  ['own-total-full', '3.314m servers and network + 0.267m energy + 0.895m hosting', '$4.5M', 4_474_958],
  ['own-per-hour-full', '4.475m ÷ 2.788m', '$1.61 per GPU-hour', 1.60508],
  ['own-total', '3.314m ÷ 0.8 + 0.267m + 0.895m', '$5.3M', 5_303_205],
  ['energy-gwh', '2,788,000 × 1.275 kW × 0.75 × 1.25', '3.33 GWh', 3.33253],
  ['energy-usd', '3,332,531 × 0.08', '$270K', 266_602.5],
  ['energy-share', '266,602.5 ÷ 5,576,000', '5%', 0.047813],
  ['experiments-usd', '(3.5 − 1) × 5.576m', '$13.94M', 13_940_000],
  ['v3-mfu-rule-of-thumb', '6 × 36.63bn × 14.8T ÷ (2,664,000 h × 989.5 TFLOP/s)', '34%', 0.34277],
  ['v3-mfu-bf16', '386.5 ÷ 989.5', '39%', 0.3906],
  ['v3-mfu-fp8', '386.5 ÷ 1,979', '20%', 0.1953],
  ['sparse-peers-times', '4.50m ÷ 2.664m', '1.7×', 1.6866],
  ['dense-peers-times', '3.38m ÷ 2.664m', '1.3×', 1.2677],
  ['llama-405b-times-flop', '3.80e25 ÷ 3.25e24', '11.7×', 11.679],
];

test.each([...sums, ...modelled])('%s is %s = %s', (id, _, text, value) => {
  const output = outputs.find((candidate) => candidate.id === id);
  expect(output?.short).toBe(text);
  // As many digits as the examples have.
  expect(Number(output?.value.toPrecision(4))).toBe(Number(value.toPrecision(4)));
});

describe('what stands behind an output', () => {
  test.each(sums.map(([id]) => id))('%s names the facts that it is worked out from, and no others', (id) => {
    const read = new Set<string>();
    const noting =
      <Args extends [string, ...string[]], Result>(answer: (...args: Args) => Result) =>
      (...args: Args): Result => {
        read.add(args[0]);
        return answer(...args);
      };
    const watched: Ledger = {
      ...ledger,
      fact: noting(ledger.fact),
      number: noting(ledger.number),
      seriesValue: noting(ledger.seriesValue),
    };
    const definition = outputDefinitions.find((candidate) => candidate.id === id);
    definition?.value(watched);
    expect([...read].toSorted()).toEqual(definition?.factIds.toSorted());
  });

  test.each(outputs.map((output) => [output.id, output] as const))('%s rests on nothing unconfirmed', (_, output) => {
    expect(output.factIds.filter((id) => !isConfirmed(ledger.fact(id).confirmed))).toEqual([]);
    expect(output.how).not.toBe('');
  });
});
