/** The numbers that this site works out, computed once per build. */
import { ledger } from '../ledger/site-ledger.ts';
import { outputDefinitions } from './output-definitions.ts';
import { computeOutputs, type Output } from './outputs.ts';

const list = computeOutputs(outputDefinitions, ledger);
const byId = new Map(list.map((output) => [output.id, output]));

export const siteOutputs = {
  list,
  /** The output with this id. Throws when there is none. */
  get(id: string): Output {
    const output = byId.get(id);
    if (!output) throw new Error(`There is no model output "${id}" in src/scenario/output-definitions.ts`);
    return output;
  },
};
