/**
 * A scenario: all that a reader can change. Plain data, and pure functions on it.
 */
import { question, type QuestionId, questionIds, questionOf } from '../model/questions.ts';
import { type Choices, initialChoices, type LineId, lineIds } from '../model/receipt-inputs.ts';
import { type AssumptionId, assumptionIds, assumptions, type Assumed, initialValues } from './assumptions.ts';

export interface Scenario {
  values: Readonly<Assumed>;
  choices: Readonly<Choices>;
  /** In the receipt's order; no two pay for the same thing. */
  ticked: readonly LineId[];
  /** Assumptions whose range is left out of account although they have their initial value. In the table's order. */
  held: readonly AssumptionId[];
}

export const initialQuestion: QuestionId = 'rent';

export const initialScenario: Scenario = {
  values: initialValues,
  choices: initialChoices,
  ticked: question(initialQuestion).lines,
  held: [],
};

/** Whether the assumption is out of the Monte Carlo: disclosed, set by hand, or held. */
export function isFixed({ values, held }: Scenario, id: AssumptionId): boolean {
  const { distribution, initial } = assumptions[id];
  return distribution === 'fixed' || values[id] !== initial || held.includes(id);
}

/** How many things differ from the initial scenario: values, held ranges, choices, and the question or its lines. */
export function countChanges({ values, choices, ticked, held }: Scenario): number {
  return (
    assumptionIds.filter((id) => values[id] !== assumptions[id].initial).length +
    held.length +
    (choices.hours !== initialChoices.hours ? 1 : 0) +
    (choices.writeDown !== initialChoices.writeDown ? 1 : 0) +
    (questionOf(ticked)?.id === initialQuestion ? 0 : 1)
  );
}

/** The id of a question, or of a line, when the text is one. */
export const asQuestionId = (text: string): QuestionId | undefined => questionIds.find((id) => id === text);
export const asLineId = (text: string): LineId | undefined => lineIds.find((id) => id === text);
