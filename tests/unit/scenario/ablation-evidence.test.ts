import { expect, test } from 'vitest';
import { loadLedger } from '../../../src/ledger/load.ts';
import { ablationEvidence } from '../../../src/scenario/ablation-evidence.ts';
import { ablationOutputs } from '../../../src/scenario/outputs-ablation.ts';
import { computeOutputs } from '../../../src/scenario/outputs.ts';

const ledger = loadLedger('seeds');

test('the evidence agrees with what the papers print', () => {
  const { v3, leastOverSparsePeers, reservedShare, otherAttentions } = ablationEvidence(ledger);
  expect(v3.pretrainingGpuHours).toBe(2_664_000);
  expect(v3.flopPerToken / ledger.number('isca-flop-v3')).toBeCloseTo(1, 2);
  // Llama 4 Scout, 22.9% of peak against V3's 34.3% (D13).
  expect(leastOverSparsePeers).toBeCloseTo(34.28 / 22.91, 2);
  expect(reservedShare).toBe(20 / 132);
  // 56 heads of 128 are the model's width, as in DeepSeek 67B.
  expect(otherAttentions.map(({ heads }) => heads)).toEqual([128, 128, 56]);
});

test.each<[id: string, by: string, text: string, value: number]>([
  ['dense-67b-over-v2-hours', '300.6 ÷ 172.8', '1.74×', 1.73958],
  ['llama-405b-over-v3-hours', '30.84 ÷ 2.664', '11.6×', 11.5766],
  ['dense-own-size-times', '671.03 ÷ 36.63', '18.3×', 18.3212],
  ['without-all-low', '1.73958 × 1.5512', '2.7×', 2.69846],
  ['without-all-high', '30.84 ÷ 2.664', '11.6×', 11.5766],
  ['without-experts-low', '4.488 ÷ exp √(ln² 2.071 + ln² 1.400)', '2.01×', 2.01236],
  ['without-experts-high', '4.488 × exp √(ln² 2.071 + ln² 1.245)', '9.6×', 9.6007],
  ['fp8-flop-share', '6 × 35.593bn ÷ 250.46bn', '85%', 0.85264],
  ['fp8-most-times', '1 ÷ (0.14736 + 0.42632)', '1.74×', 1.74314],
  ['overlap-most-times', '2 × 112 ÷ 132', '1.7×', 1.69697],
  ['multi-token-share', '10.19 ÷ 250.46', '4.1%', 0.040694],
])('%s is %s = %s', (id, _, text, value) => {
  const output = computeOutputs(ablationOutputs, ledger).find((each) => each.id === id);
  expect(output?.value).toBeCloseTo(value, 4);
  expect(output?.short).toBe(text);
});
