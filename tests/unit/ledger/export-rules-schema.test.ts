import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { exportRulesSchema } from '../../../src/ledger/export-rules-schema.ts';
import { describeProblems } from '../../../src/ledger/problems.ts';

const seed = readFileSync('seeds/export-rules.yaml', 'utf8');

/** What the schema says about the seed after one change, which must have been one. */
function problemsAfter(before: string, after: string): string {
  expect(seed).toContain(before);
  const result = exportRulesSchema.safeParse(parse(seed.replace(before, after)));
  return result.success ? '' : describeProblems('seed', result.error);
}

describe('seeds/export-rules.yaml', () => {
  test('passes its schema', () => {
    expect(exportRulesSchema.safeParse(parse(seed)).error).toBeUndefined();
  });

  test.each([
    ['quantity: tpp', 'quantity: tops', 'rules[0].clauses[0].conditions[1]: Invalid input'],
    ["operator: '>='", "operator: '>'", 'rules[0].clauses[0].conditions[0]: Invalid input'],
    ['value: 600', 'value: -600', 'rules[0].clauses[0].conditions[0].value: Too small'],
    ["from: '2022-10-21'", "from: '2022-02-30'", 'rules[0].from: Invalid ISO date'],
    ['outcome: licence', 'outcome: banned', 'rules[0].clauses[0].outcome: Invalid option'],
    ['factIds: [ec-2022]', 'factIds: []', 'rules[0].factIds: Too small'],
    ['products: [H20]', 'product: H20', 'letters[1].products: Invalid input'],
    ['dataCentre: true', 'datacenter: true', 'rules[1].clauses[0].conditions[0]: Invalid input'],
    ['id: letter-2022-08', 'id: 3a090-2022', 'letters[0].id: "3a090-2022" is taken'],
    ["to: '2023-11-16'", "to: '2022-10-20'", 'rules[0].to: must not be before 2022-10-21'],
  ])('"%s" → "%s" is refused, with the place', (before, after, problem) => {
    expect(problemsAfter(before, after)).toContain(`seed: ${problem}`);
  });
});
