import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ledger } from '../../../../src/ledger/site-ledger.ts';
import { receipt } from '../../../../src/model/receipt.ts';
import { publishedRuns } from '../../../../src/scenario/architectures.ts';
import { fitToAssumption, initialValues } from '../../../../src/scenario/assumptions.ts';
import { modelConstants } from '../../../../src/scenario/constants.ts';
import {
  hoursOf,
  plausibleFacts,
  type PlausibleSetting,
  receiptMfu,
  verdictOf,
} from '../../../../src/widgets/PlausibleRun/plausible-run.ts';

const constants = modelConstants(ledger);
const facts = plausibleFacts(
  publishedRuns(ledger),
  'deepseek-v3',
  { hopper: constants.chip, a100: { bf16DenseFlopPerSecond: 312e12 } },
  constants.attentionFlopPerToken,
);

test('hours that a reader puts on the receipt stand there to the hour, as the chart has them', () => {
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 1000 }), (thousandths) => {
      const setting: PlausibleSetting = {
        activeParameters: initialValues.activeParameters,
        tokens: initialValues.pretrainingTokens,
        gpu: 'hopper',
        peak: 'bf16-dense',
        share: thousandths / 1000,
      };
      fc.pre(verdictOf(setting, facts).offReceipt === null);
      const values = {
        ...initialValues,
        mfuOfBf16Peak: fitToAssumption('mfuOfBf16Peak', receiptMfu(setting, facts)),
      };
      const choices = { hours: 'derived', writeDown: 'straight-line' } as const;
      const [pre] = receipt(values, choices, ['pre'], constants).lines;
      expect(Math.abs((pre?.quantity ?? 0) - hoursOf(setting, facts))).toBeLessThan(0.5);
    }),
  );
});
