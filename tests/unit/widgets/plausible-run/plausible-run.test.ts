import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadLedger } from '../../../../src/ledger/load.ts';
import { receipt } from '../../../../src/model/receipt.ts';
import { publishedRuns } from '../../../../src/scenario/architectures.ts';
import { initialValues } from '../../../../src/scenario/assumptions.ts';
import { modelConstants } from '../../../../src/scenario/constants.ts';
import { insets, plausibleChart, shareRange } from '../../../../src/widgets/PlausibleRun/plausible-chart.ts';
import {
  floorOf,
  formatHours,
  hoursOf,
  peerMarks,
  plausibleFacts,
  type PlausibleSetting,
  receiptMfu,
  restatedTo,
  shareFromReceipt,
  v3Counts,
  v3Setting,
  verdictOf,
} from '../../../../src/widgets/PlausibleRun/plausible-run.ts';
import { plausibleTitle } from '../../../../src/widgets/PlausibleRun/plausible-title.ts';
import { plausibleView } from '../../../../src/widgets/PlausibleRun/plausible-view.ts';

const ledger = loadLedger('seeds');
const constants = modelConstants(ledger);
const facts = plausibleFacts(
  publishedRuns(ledger),
  'deepseek-v3',
  { hopper: constants.chip, a100: { bf16DenseFlopPerSecond: 312e12 } },
  constants.attentionFlopPerToken,
);
const v3: PlausibleSetting = {
  activeParameters: 36.63e9,
  tokens: 14.8e12,
  gpu: 'hopper',
  peak: 'bf16-dense',
  share: 0.4,
};

describe('hours from first principles', () => {
  test('at 40% of the BF16 peak are 2.28 million for V3, as derivation D13 has it', () => {
    expect(hoursOf(v3, facts) / 1e6).toBeCloseTo(2.283, 3);
    expect(formatHours(hoursOf(v3, facts))).toBe('2.28M GPU-hours');
  });

  test('have a floor of 0.913 million in BF16 and half of it in FP8', () => {
    expect(floorOf(v3, facts.chips) / 1e6).toBeCloseTo(0.9131, 4);
    expect(floorOf({ ...v3, peak: 'fp8-dense' }, facts.chips) / 1e6).toBeCloseTo(0.4566, 4);
  });

  test('on A100s are 3.17 times as many, in BF16 whatever peak was asked for', () => {
    const ratio = 989.5 / 312;
    expect(hoursOf({ ...v3, gpu: 'a100' }, facts) / hoursOf(v3, facts)).toBeCloseTo(ratio, 9);
    expect(hoursOf({ ...v3, gpu: 'a100', peak: 'fp8-dense' }, facts) / hoursOf(v3, facts)).toBeCloseTo(ratio, 9);
  });

  test('stay the same when the share is restated for the other peak', () => {
    const share = restatedTo(v3, 'fp8-dense', facts);
    expect(share).toBeCloseTo(0.2, 12);
    expect(hoursOf({ ...v3, peak: 'fp8-dense', share }, facts)).toBeCloseTo(hoursOf(v3, facts), 3);
  });
});

describe('the published runs', () => {
  test('stand where derivation D13 has them', () => {
    const marks = peerMarks(v3, facts).map(({ id, share, gpuHours }) => [
      id,
      +share.toFixed(3),
      +(gpuHours / 1e6).toFixed(3),
    ]);
    expect(marks).toEqual([
      ['moe', 0.203, 4.493],
      ['denseHopper', 0.27, 3.377],
      ['v3', 0.343, 2.664],
    ]);
    expect([facts.medians.moe.runs, facts.medians.denseHopper.runs, facts.medians.denseA100.runs]).toEqual([3, 8, 8]);
  });

  test('halve their share when it is of the FP8 peak, and keep their hours', () => {
    const [moe] = peerMarks({ ...v3, peak: 'fp8-dense' }, facts);
    expect(moe?.share).toBeCloseTo(0.1016, 4);
    expect(moe?.gpuHours).toBeCloseTo(4_493_370, -3);
  });

  test('give V3 34.3% by the rule of thumb and 39.1% with attention', () => {
    const { byRule, withAttention } = v3Counts(facts);
    expect(byRule).toBeCloseTo(0.3428, 4);
    expect(withAttention).toBeCloseTo(0.3906, 4);
  });

  test('do not include V3 among its peers, nor come without it', () => {
    expect(() => plausibleFacts([], 'deepseek-v3', facts.chips, 0)).toThrow('There is no published run "deepseek-v3"');
  });
});

describe('the start', () => {
  const start = v3Setting(facts);

  test('is V3 as reported: its hours, at 34.3% of the peak, which is 39.1% with attention', () => {
    expect(start).toMatchObject({ activeParameters: 36.63e9, tokens: 14.8e12, gpu: 'hopper', peak: 'bf16-dense' });
    expect(hoursOf(start, facts)).toBeCloseTo(2_664_000, 3);
    expect(verdictOf(start, facts).sentence).toBe(
      '2.66M GPU-hours at 34.3% of the BF16 peak, or 39.1% with attention counted. The floor is 0.913M GPU-hours.',
    );
  });

  test('differs in nothing from what the receipt starts with', () => {
    expect(start.activeParameters).toBe(initialValues.activeParameters);
    expect(start.tokens).toBe(initialValues.pretrainingTokens);
    expect(receiptMfu(start, facts)).toBeCloseTo(initialValues.mfuOfBf16Peak, 3);
  });
});

describe('the title', () => {
  const start = v3Setting(facts);
  const title = (part: Partial<PlausibleSetting>) => plausibleTitle({ ...start, ...part }, facts);

  test('compares V3 with its peers while the sliders stand at V3, whichever peak is named', () => {
    const finding = 'At its peers’ efficiency V3 would have taken 1.3 to 1.7 times as many GPU-hours';
    expect(title({})).toBe(finding);
    expect(title({ peak: 'fp8-dense', share: start.share / 2 })).toBe(finding);
    // As the receipt's own slider, which has three digits, would give it back.
    expect(title({ share: shareFromReceipt(0.391, start.activeParameters, 'bf16-dense', facts) })).toBe(finding);
  });

  test('says how V3 would have fared at another speed', () => {
    expect(title({ share: 0.5 })).toBe(
      'At 50% of the BF16 peak V3 would have taken 1.83M GPU-hours, 31% fewer than reported',
    );
    expect(title({ share: 0.1 })).toBe(
      'At 10% of the BF16 peak V3 would have taken 9.13M GPU-hours, 3.4 times as many as reported',
    );
  });

  test('does not speak of V3 once another model is set', () => {
    for (const part of [{ activeParameters: 1e12 }, { tokens: 1e14 }, { activeParameters: 1e9, tokens: 1e11 }]) {
      expect(title(part)).toMatch(/^The model you have set takes [\d.,]+M GPU-hours, at 34\.3% of the BF16 peak$/);
    }
    expect(title({ activeParameters: 1e12, tokens: 1e14, gpu: 'a100' })).toMatch(
      /^The model you have set takes [\d,]+M GPU-hours on A100s, at 34\.3% of the BF16 peak$/,
    );
  });

  test('calls the impossible so, and names what would have to be reached', () => {
    expect(title({ share: 1.1 })).toBe(
      'What you have set is impossible: an H800 or H100 would have to reach 110% of the BF16 peak',
    );
    expect(title({ share: 0.95 })).toBe(
      'What you have set is impossible: an H800 or H100 would have to reach more than its peak, attention counted',
    );
  });

  test('names another GPU', () => {
    expect(title({ gpu: 'a100' })).toBe(
      'V3’s arithmetic would take 8.45M GPU-hours on A100s, at 34.3% of the BF16 peak',
    );
  });
});

describe('what hardware can do', () => {
  test('is said with the hours and the floor', () => {
    expect(verdictOf(v3, facts)).toEqual({
      isPossible: true,
      sentence:
        '2.28M GPU-hours at 40% of the BF16 peak, or 45.6% with attention counted. The floor is 0.913M GPU-hours.',
      offReceipt: null,
    });
  });

  test('ends at the peak: below the floor is impossible, in words, and off the receipt', () => {
    const verdict = verdictOf({ ...v3, share: 1.05 }, facts);
    expect(verdict.isPossible).toBe(false);
    expect(verdict.sentence).toBe(
      'Impossible: 0.870M GPU-hours is below the floor of 0.913M GPU-hours. In BF16 no GPU computes faster than its peak.',
    );
    expect(verdict.offReceipt).not.toBeNull();
  });

  test('ends a little before it once attention is counted', () => {
    expect(verdictOf({ ...v3, share: 0.95 }, facts).sentence).toMatch(
      /^Impossible after all: .* 108% of the BF16 peak\.$/,
    );
    expect(verdictOf({ ...v3, share: 0.87 }, facts).isPossible).toBe(true);
  });

  test('is not judged by V3’s attention where the model is another one, but the receipt cannot take it', () => {
    const small = verdictOf({ ...v3, activeParameters: 1e9, share: 0.4 }, facts);
    expect(small.isPossible).toBe(true);
    expect(small.sentence).not.toContain('attention');
    expect(small.offReceipt).toContain('V3’s attention');
  });

  test('may need FP8, which the receipt cannot take; nor can it take hours of A100s', () => {
    const fast = verdictOf({ ...v3, peak: 'fp8-dense', share: 0.6 }, facts);
    expect(fast).toMatchObject({ isPossible: true, offReceipt: expect.stringContaining('BF16 peak') });
    expect(fast.sentence).toContain('Only in FP8');
    expect(verdictOf({ ...v3, gpu: 'a100' }, facts).offReceipt).toBe('The receipt prices hours of H800s.');
  });
});

describe('on the receipt', () => {
  test('the hours are the ones shown here, whatever is set', () => {
    const setting = fc.record({
      activeParameters: fc.double({ min: 2e10, max: 5e11, noNaN: true }),
      tokens: fc.double({ min: 1e12, max: 5e13, noNaN: true }),
      share: fc.double({ min: 0.1, max: 0.5, noNaN: true }),
    });
    fc.assert(
      fc.property(setting, (part) => {
        const set = { ...v3, ...part };
        const { lines } = receipt(
          {
            ...initialValues,
            activeParameters: set.activeParameters,
            pretrainingTokens: set.tokens,
            mfuOfBf16Peak: receiptMfu(set, facts),
          },
          { hours: 'derived', writeDown: 'straight-line' },
          ['pre'],
          constants,
        );
        const hours = lines.find(({ id }) => id === 'pre')?.quantity ?? NaN;
        expect(hours / hoursOf(set, facts)).toBeCloseTo(1, 9);
      }),
    );
  });

  test('the share comes back as it went', () => {
    for (const peak of ['bf16-dense', 'fp8-dense'] as const) {
      const set = { ...v3, peak, share: 0.3 };
      expect(shareFromReceipt(receiptMfu(set, facts), set.activeParameters, peak, facts)).toBeCloseTo(0.3, 12);
    }
  });
});

test('the words give hours, cost and table', () => {
  const view = plausibleView(v3, facts, 2);
  expect(view.costs).toBe('at $2.00 an hour, $4.57M');
  expect(plausibleView({ ...v3, gpu: 'a100' }, facts, 2).costs).toBe('');
  expect(view.valueText).toBe('40% of the BF16 peak, 2.28M GPU-hours');
  expect(view.lead).toContain('14.8 trillion tokens and 36.63 billion active parameters on H800 or H100 GPUs');
  expect(view.table.rows.map(([name]) => name)).toEqual([
    'Other mixtures of experts, median',
    'Dense models on H100s and H800s, median',
    'DeepSeek-V3, as reported',
    'Your setting',
    'The floor: all of the peak',
  ]);
});

describe.each([284, 340, 640])('the chart at %i px', (width) => {
  const settings: PlausibleSetting[] = [
    v3,
    { ...v3, peak: 'fp8-dense', share: 0.2 },
    { ...v3, gpu: 'a100' },
    { ...v3, share: 1.05 },
    { ...v3, activeParameters: 4e11 },
    { ...v3, tokens: 1e12 },
  ];

  test('keeps labels inside and apart', () => {
    for (const setting of settings) {
      const { marks } = plausibleChart(width, setting, facts);
      for (const [index, { ground }] of marks.entries()) {
        expect(ground.x).toBeGreaterThan(insets.left);
        expect(ground.x + ground.width).toBeLessThanOrEqual(width);
        for (const { ground: other } of marks.slice(index + 1)) {
          expect(Math.abs(ground.y - other.y)).toBeGreaterThanOrEqual(ground.height - 1e-9);
        }
      }
    }
  });

  test('keeps the flag inside, and shows no square for hours that are off the chart', () => {
    for (const setting of settings) {
      const { reader } = plausibleChart(width, setting, facts);
      expect(reader.flagX).toBeGreaterThanOrEqual(0);
      expect(reader.flagX + reader.flagWidth).toBeLessThanOrEqual(width);
    }
    const { min } = shareRange(v3);
    expect(plausibleChart(width, { ...v3, share: min }, facts).reader.isOnChart).toBe(false);
    expect(plausibleChart(width, v3, facts).reader.isOnChart).toBe(true);
  });
});
