/** The rules and chips of the seeds for tests in a browser, which cannot read files. */
import { parse } from 'yaml';
import rulesText from '../../../../seeds/export-rules.yaml?raw';
import chipsText from '../../../../seeds/chips.yaml?raw';
import { exportRulesSchema } from '../../../../src/ledger/export-rules-schema.ts';
import { chipsSchema } from '../../../../src/ledger/schema-tables.ts';
import { judgedOf } from '../../../../src/scenario/export-chips.ts';
import type { RuleFacts } from '../../../../src/ui/rule-plane/chips-on.ts';

export const ruleFacts: RuleFacts = {
  rules: exportRulesSchema.parse(parse(rulesText)),
  // From the start: no test here is about when a chip appeared.
  chips: judgedOf(chipsSchema.parse(parse(chipsText)), () => '2022-01-01'),
};
