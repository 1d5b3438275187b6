/**
 * What `seeds/export-rules.yaml` may say. Every object is strict: a misspelt field is an error, never ignored.
 * What the entries mean is in src/model/export-rules.ts, which takes `ledger.exportRules` as it is.
 */
import { z } from 'astro/zod';
import { id, text } from './fields.ts';

const date = z.iso.date();
const factIds = z.array(id).min(1);

const thresholdSchema = z.strictObject({
  quantity: z.enum(['tpp', 'performanceDensity', 'totalIoGbPerSecond', 'dramBandwidthGbPerSecond']),
  operator: z.enum(['>=', '<']),
  value: z.number().positive(),
});

/** Whether the chip is designed or marketed for data centres. */
const dataCentreSchema = z.strictObject({ dataCentre: z.boolean() });

const conditions = z.array(z.union([thresholdSchema, dataCentreSchema])).min(1);
const outcome = z.enum(['free', 'notification', 'licence', 'case-by-case', 'presumed-denied']);

/** Holds when all of its conditions do. The id is the paragraph as lawyers cite it. */
const clauseSchema = z.strictObject({ id: text, conditions, outcome });

const entry = {
  id,
  name: text,
  citation: text,
  factIds,
  from: date,
  /** The last day; null while it holds. */
  to: date.nullable(),
  note: text,
};

const ruleSchema = z.strictObject({
  ...entry,
  clauses: z.array(clauseSchema).min(1),
  exceptions: z.array(z.strictObject({ id: text, name: text, conditions, outcome })),
});

const letterSchema = z.strictObject({ ...entry, products: z.array(text).min(1), outcome });

const reviewPolicySchema = z.strictObject({ ...entry, replaces: outcome, clauses: z.array(clauseSchema).min(1) });

const eventSchema = z.strictObject({ id, date, name: text, factIds });

interface Dated {
  id: string;
  from: string;
  to: string | null;
}

/** All of it, with what no single entry can know: that ids are unique and that no entry ends before it starts. */
export const exportRulesSchema = z
  .strictObject({
    rules: z.array(ruleSchema).min(1),
    letters: z.array(letterSchema),
    reviewPolicies: z.array(reviewPolicySchema),
    events: z.array(eventSchema),
  })
  .superRefine(({ rules, letters, reviewPolicies, events }, context) => {
    const seen = new Set<string>();
    const check = (list: string, entries: readonly (Dated | { id: string })[]) => {
      for (const [index, dated] of entries.entries()) {
        if (seen.has(dated.id)) {
          context.addIssue({ code: 'custom', path: [list, index, 'id'], message: `"${dated.id}" is taken` });
        }
        seen.add(dated.id);
        // ISO dates sort as text.
        if ('from' in dated && dated.to !== null && dated.to < dated.from) {
          context.addIssue({ code: 'custom', path: [list, index, 'to'], message: `must not be before ${dated.from}` });
        }
      }
    };
    check('rules', rules);
    check('letters', letters);
    check('reviewPolicies', reviewPolicies);
    check('events', events);
  });

export type ExportRulesSeed = z.infer<typeof exportRulesSchema>;
