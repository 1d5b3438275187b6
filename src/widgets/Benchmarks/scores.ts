/** Scores of models on tests, as DeepSeek's tables and an article print them. Pure. */
import { formatQuantity, formatTimes } from '../../ledger/format.ts';
import type { Verdict } from '../../ledger/schema.ts';

export type ModelId = 'r1' | 'o1' | 'o1-mini' | 'v3' | 'gpt4o' | 'claude';
/** Models that write out their thinking first, and models that answer at once. */
export type Kind = 'reasoning' | 'chat';
export type Maker = 'deepseek' | 'openai' | 'other';

export const models: Readonly<Record<ModelId, { name: string; kind: Kind; maker: Maker }>> = {
  r1: { name: 'R1', kind: 'reasoning', maker: 'deepseek' },
  o1: { name: 'o1', kind: 'reasoning', maker: 'openai' },
  'o1-mini': { name: 'o1-mini', kind: 'reasoning', maker: 'openai' },
  v3: { name: 'V3', kind: 'chat', maker: 'deepseek' },
  gpt4o: { name: 'GPT-4o', kind: 'chat', maker: 'openai' },
  claude: { name: 'Claude 3.5 Sonnet', kind: 'chat', maker: 'other' },
};

export interface Test {
  id: string;
  name: string;
  /** What it tests, in a word. */
  about: string;
  unit: 'percent-score' | 'rating';
  /** "DeepSeek-R1, preprint of January 2025, Table 4". */
  source: string;
  scores: Readonly<Partial<Record<ModelId, number>>>;
}

/** A score as an article prints it: the same number twice, or a range. */
export interface PrintedScore {
  name: string;
  low: number;
  high: number;
}

export interface Printed {
  testId: string;
  verdict: Verdict;
  reason: string;
  /** Of the claim. */
  href: string;
  deepseek: PrintedScore;
  /** Whose score that is in DeepSeek's table. */
  deepseekIs: 'r1' | 'v3';
  /** Null where the claim names no rival. */
  rival: PrintedScore | null;
}

export interface BenchmarkFacts {
  tests: readonly Test[];
  printed: readonly Printed[];
  /** "Almost ten times": 10. */
  claimedTimes: number;
  /** What this site calls the article. */
  article: string;
}

/** By how much the first leads the second, in points; null where one of them has no score. */
export const leadOf = (one: number | undefined, other: number | undefined): number | null =>
  one === undefined || other === undefined ? null : one - other;

export const ratioOf = (one: number | undefined, other: number | undefined): number | null =>
  one === undefined || other === undefined ? null : one / other;

/** To a tenth; closer than that to one another, to a hundredth: "8.6×", "1.01×". */
export const timesText = (ratio: number): string =>
  formatTimes(Number(ratio.toFixed(Math.abs(ratio - 1) < 0.1 ? 2 : 1)));

export const scoreText = (score: number, unit: Test['unit']): string =>
  formatQuantity(score, unit, 'number').replace('%', '');
