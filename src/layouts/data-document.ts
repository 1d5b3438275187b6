/**
 * The ledger as one document for other people's programs, and the JSON Schema that holds for it. Pure: the ledger in,
 * plain data out.
 */
import { z } from 'astro/zod';
import { exportRulesSchema } from '../ledger/export-rules-schema.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { articleSchema, referenceSchema } from '../ledger/schema.ts';
import { chipsSchema, contradictionsSchema, runsSchema } from '../ledger/schema-tables.ts';

/**
 * The version in the address, /data/v1/. Fields may be added under it. Whatever else changes needs the next number, and
 * the old address goes on as it was.
 */
export const formatVersion = 1;

const moveSchema = z.strictObject({
  ticker: z.string(),
  name: z.string(),
  business: z.string(),
  group: z.string(),
  changePercent: z.number(),
});

const documentSchema = z.strictObject({
  $schema: z.string().describe('Where the JSON Schema of this document is.'),
  formatVersion: z.literal(formatVersion),
  title: z.string(),
  version: z.string().describe('Of the site and its model, as in its citation.'),
  released: z.iso.date(),
  license: z.string().describe('An SPDX identifier.'),
  url: z.string().describe('The site. Without a scheme, a path from the root of the host that this comes from.'),
  references: z.array(referenceSchema).describe('The sources, each with the facts taken from it.'),
  articles: z.array(articleSchema).describe('The articles, each with every checkable claim it makes, in our words.'),
  contradictions: contradictionsSchema.describe('Where the articles contradict each other, or themselves.'),
  runs: runsSchema.describe('Training runs with published GPU-hours.'),
  chips: chipsSchema,
  exportRules: exportRulesSchema.describe('US rules on exports of AI chips to China, clause by clause.'),
  marketMoves: z.array(moveSchema).describe('27 January 2025, close to close, in per cent.'),
});

export type DataDocument = z.infer<typeof documentSchema>;

export interface Release {
  title: string;
  version: string;
  /** ISO date. */
  released: string;
  /** The address of the site, or its path where it does not know its host. */
  url: string;
  schemaUrl: string;
}

/** All of the ledger. Throws when it does not hold to its own schema. */
export function dataDocument(ledger: Ledger, { title, version, released, url, schemaUrl }: Release): DataDocument {
  return documentSchema.parse({
    $schema: schemaUrl,
    formatVersion,
    title,
    version,
    released,
    license: 'CC-BY-4.0',
    url,
    references: ledger.references,
    articles: ledger.articles,
    contradictions: ledger.contradictions,
    runs: ledger.runs,
    chips: ledger.chips,
    exportRules: ledger.exportRules,
    marketMoves: ledger.market.moves,
  });
}

/** What fields mean whose name does not say it, wherever they stand. */
const meanings: Readonly<Record<string, string>> = {
  basis:
    'disclosed: the party says so of itself. estimated: a third party’s estimate. derived: arithmetic on facts. disputed: sources differ. assumed: stated as an assumption.',
  verdict:
    'supported: the source says this; of an estimate, correctly reported, not therefore true. disputed: sources differ, or it holds in part. contradicted: the source says otherwise. garbled: a true thing badly rendered. unverifiable: no source could settle it.',
  statement: 'In our own words.',
  confirmed: 'How it was checked. "memory only" and "not confirmed" are what they say.',
  locator: 'Where in the source it stands.',
  printedAs: 'What the value means, where value and unit do not say it.',
  printedFigure: 'How the article prints the headline cost.',
  attributedTo: 'Whom the article credits.',
  checkedAgainst: 'Ids of the facts that decide the verdict.',
  bound: 'How the value limits what is measured.',
  unpublished: 'What the party did not publish: there is no value.',
  published: 'As exactly as it is known: YYYY-MM-DD, YYYY-MM or YYYY.',
  gpuHours: 'GPU-hours.',
  trainingTokens: 'Tokens read in pre-training.',
};

/** The JSON Schema (draft 2020-12) of the document. `id` is the address it is served at. */
export function dataSchema(id: string): object {
  const schema = z.toJSONSchema(documentSchema, {
    override({ jsonSchema }) {
      for (const [name, property] of Object.entries(jsonSchema.properties ?? {})) {
        const meaning = meanings[name];
        if (meaning !== undefined && typeof property === 'object') property.description ??= meaning;
      }
    },
  });
  return { $id: id, title: 'The ledger of The Receipt', ...schema };
}
