/**
 * The reader's scenario as files: JSON, which the lab can open again, and CSV. Pure.
 */
import { type ModelConstants, receipt } from '../model/receipt.ts';
import type { AssumptionId } from '../scenario/assumptions.ts';
import { rangeOf } from '../scenario/range.ts';
import { writeScenarioFile } from '../scenario/scenario-file.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { AssumptionSources } from './assumption-sources.ts';
import { csvOf } from './figure/csv.ts';
import type { SavedFile } from './save.ts';
import { scenarioCsv } from './scenario-csv.ts';

export interface FilesContext {
  constants: ModelConstants;
  sources: AssumptionSources;
  /** The address that shows the same. */
  address: string;
}

export function jsonFile(scenario: Scenario, context: FilesContext): SavedFile {
  const { address, ...rest } = contentOf(scenario, context);
  const text = writeScenarioFile(scenario, { link: address, ...rest });
  return { name: 'the-receipt-scenario.json', content: new Blob([text], { type: 'application/json' }) };
}

export function csvFile(scenario: Scenario, context: FilesContext): SavedFile {
  const { table, heading } = scenarioCsv(scenario, contentOf(scenario, context));
  const content = new Blob([csvOf(table, heading)], { type: 'text/csv;charset=utf-8' });
  return { name: 'the-receipt-scenario.csv', content };
}

/** What a file says besides the scenario itself. */
function contentOf(scenario: Scenario, { constants, sources, address }: FilesContext) {
  const { p5Usd, p95Usd } = rangeOf(scenario, constants);
  return {
    address,
    receipt: receipt(scenario.values, scenario.choices, scenario.ticked, constants),
    rangeUsd: [p5Usd, p95Usd] as const,
    sourcesOf: (id: AssumptionId) => sources[id].map(({ label }) => label),
  };
}
