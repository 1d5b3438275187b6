import fc from 'fast-check';
import { lineIds, type LineId } from '../../../src/model/receipt-inputs.ts';
import { tick } from '../../../src/model/receipt-ticks.ts';
import {
  type AssumptionId,
  assumptionIds,
  assumptions,
  type Assumed,
  fitToAssumption,
} from '../../../src/scenario/assumptions.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';

/** Any value that a slider could be moved to. */
const allowedValue = (id: AssumptionId) =>
  fc
    .double({ min: assumptions[id].min, max: assumptions[id].max, noNaN: true })
    .map((value) => fitToAssumption(id, value));

const anyValues = fc.record(
  Object.fromEntries(assumptionIds.map((id) => [id, fc.oneof(fc.constant(assumptions[id].initial), allowedValue(id))])),
  // One entry per assumption, which the type of fromEntries has forgotten.
) as unknown as fc.Arbitrary<Assumed>;

/** Any scenario that a reader could arrive at. */
export const anyScenario: fc.Arbitrary<Scenario> = fc.record({
  values: anyValues,
  choices: fc.record({
    hours: fc.constantFrom('disclosed', 'derived'),
    writeDown: fc.constantFrom('straight-line', 'declining'),
  }),
  ticked: fc
    .array(fc.constantFrom(...lineIds))
    .map((wanted) => wanted.reduce<readonly LineId[]>((ticked, line) => tick(ticked, line).ticked, [])),
  held: fc
    .subarray(assumptionIds.filter((id) => assumptions[id].distribution !== 'fixed'))
    .map((held) => assumptionIds.filter((id) => held.includes(id))),
});
