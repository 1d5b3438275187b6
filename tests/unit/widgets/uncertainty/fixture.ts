import { loadLedger } from '../../../../src/ledger/load.ts';
import { question, type QuestionId } from '../../../../src/model/questions.ts';
import { modelConstants } from '../../../../src/scenario/constants.ts';
import { initialScenario, type Scenario } from '../../../../src/scenario/scenario.ts';
import { type Estimate, estimate } from '../../../../src/scenario/estimate.ts';

export const constants = modelConstants(loadLedger('seeds'));

/** The initial scenario, for the lines of a question, with what differs. */
export function scenarioFor(id: QuestionId, difference: Partial<Scenario> = {}): Scenario {
  return { ...initialScenario, ticked: question(id).lines, ...difference };
}

export function estimateFor(id: QuestionId, difference: Partial<Scenario> = {}): Estimate {
  return estimate(scenarioFor(id, difference), constants);
}
