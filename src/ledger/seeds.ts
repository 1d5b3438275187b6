/**
 * What `seeds/` holds once every file has passed its schema.
 */
import type { ExportRulesSeed } from './export-rules-schema.ts';
import type { Article, Reference } from './schema.ts';
import type { Chip, Contradiction, MarketSeed, PublishedRun } from './schema-tables.ts';

/** What one file holds, and where it came from, so that a message can name the file. */
export interface Seed<Data> {
  file: string;
  data: Data;
}

export interface Seeds {
  references: readonly Seed<Reference>[];
  articles: readonly Seed<Article>[];
  runs: Seed<PublishedRun[]>;
  chips: Seed<Chip[]>;
  market: Seed<MarketSeed>;
  contradictions: Seed<Contradiction[]>;
  exportRules: Seed<ExportRulesSeed>;
}
