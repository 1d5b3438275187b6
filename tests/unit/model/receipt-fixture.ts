import { initialChoices, type ModelConstants } from '../../../src/model/receipt-inputs.ts';
import { receipt, type LineId } from '../../../src/model/receipt.ts';
import { initialValues } from '../../../src/scenario/assumptions.ts';

/** The constants as the facts have them, so that tests of the model need no ledger. */
export const constants: ModelConstants = {
  chip: { bf16DenseFlopPerSecond: 989.5e12, fp8DenseFlopPerSecond: 1979e12 },
  // 3 × 61 layers × 2 × 128 heads × (192 + 128) × a mean context of 2,048.
  attentionFlopPerToken: 3 * 61 * 2 * 128 * 320 * 2048,
  declinePerYear: 0.14 * Math.LN10,
  published: [
    {
      id: 'v3-rent',
      label: 'DeepSeek',
      amountUsd: 5_576_000,
      atLeast: false,
      factIds: ['v3-usd-total'],
      claimId: null,
    },
    {
      id: 'semianalysis-gpus',
      label: 'GPUs',
      amountUsd: 5e8,
      atLeast: true,
      factIds: ['semi-gpu-spend'],
      claimId: null,
    },
  ],
};

/** A receipt for some lines, at the initial assumptions with these changes. */
export function receiptFor(
  ticked: readonly LineId[],
  values: Partial<typeof initialValues> = {},
  choices: Partial<typeof initialChoices> = {},
) {
  return receipt({ ...initialValues, ...values }, { ...initialChoices, ...choices }, ticked, constants);
}
