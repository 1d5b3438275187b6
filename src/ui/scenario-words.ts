/** A scenario in words, for files. Pure. */
import { formatQuantity } from '../ledger/format.ts';
import { headingOf, questionOf } from '../model/questions.ts';
import { initialChoices } from '../model/receipt-inputs.ts';
import { assumptionIds, assumptions } from '../scenario/assumptions.ts';
import { initialQuestion, type Scenario } from '../scenario/scenario.ts';

/** What differs from what the site starts with: "Rent per GPU-hour $3.42". */
export function scenarioWords({ values, choices, ticked, held }: Scenario): string {
  const words = [
    ...(questionOf(ticked)?.id === initialQuestion ? [] : [headingOf(ticked)]),
    ...assumptionIds
      .filter((id) => values[id] !== assumptions[id].initial)
      .map((id) => `${assumptions[id].label} ${formatQuantity(values[id], assumptions[id].unit)}`),
    ...(choices.hours === initialChoices.hours ? [] : ['the hours of the run derived, not disclosed']),
    ...(choices.writeDown === initialChoices.writeDown ? [] : ['the machines written down on a declining balance']),
    ...(held.length > 0 ? [`held fixed: ${held.map((id) => assumptions[id].label).join(', ')}`] : []),
  ];
  return words.length > 0 ? words.join('; ') : 'as the site starts';
}
