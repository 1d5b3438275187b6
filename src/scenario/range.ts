/**
 * How sure the reader's total can be: the scenario's assumptions, as far as they are not fixed, through the Monte Carlo.
 */
import { assumptionsUsed, type ModelConstants, productsFor, totalFor } from '../model/receipt.ts';
import { sensitivities, type Sensitivity } from '../model/sensitivity.ts';
import { simulate, type Simulation, type UncertainInput } from '../model/uncertainty.ts';
import { type AssumptionId, assumptionIds, assumptions } from './assumptions.ts';
import { isFixed, type Scenario } from './scenario.ts';

/** The assumptions that the ticked lines use and nobody has fixed, with their ranges. */
export function uncertainInputs(scenario: Scenario): UncertainInput<AssumptionId>[] {
  return assumptionsUsed(scenario.choices, scenario.ticked).flatMap((id) => {
    const { distribution, initial, min, max } = assumptions[id];
    if (distribution === 'fixed' || isFixed(scenario, id)) return [];
    return [{ id, column: alphabetical.indexOf(id), ...distribution, central: initial, min, max }];
  });
}

// By name, so that neither the order of the table nor what is ticked or held gives an assumption other samples.
const alphabetical = assumptionIds.toSorted();

/** Totals over the whole range of what is uncertain, with their percentiles. All equal when nothing is uncertain. */
export function rangeOf(scenario: Scenario, constants: ModelConstants): Simulation<AssumptionId> {
  const { values, choices, ticked } = scenario;
  return simulate(values, uncertainInputs(scenario), productsFor(choices, ticked, constants));
}

/** What matters most, of the assumptions in a range. */
export function sensitivitiesOf(
  scenario: Scenario,
  simulation: Simulation<AssumptionId>,
  constants: ModelConstants,
): Sensitivity<AssumptionId>[] {
  return sensitivities(scenario.values, simulation, totalFor(scenario.choices, scenario.ticked, constants));
}
