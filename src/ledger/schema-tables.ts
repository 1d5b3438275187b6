/**
 * What the tables in `seeds/` may say: published runs, chips, the market, contradictions between the articles.
 */
import { z } from 'astro/zod';
import { confirmed, id, text } from './fields.ts';

const quantity = z.number().positive();

const runSchema = z.strictObject({
  id,
  name: text,
  kind: z.enum(['dense', 'moe']),
  parameters: quantity,
  /** Per token, with the output head and without the input embedding where the architecture is known. */
  activeParameters: quantity,
  trainingTokens: quantity,
  gpuHours: quantity,
  gpu: z.enum(['A100', 'H100', 'H800']),
  /** The row of chips.yaml with the peak that utilisation is measured against. */
  chip: id,
  precision: text,
  /** Where the hours come from: printed; printed, rounded to one or two digits; or a sum of what is printed. */
  hoursKind: z.enum(['reported', 'rounded', 'rate-times-tokens', 'gpus-times-days', 'secondary-table']),
  reference: id,
  locator: text,
  confirmed,
  note: text.optional(),
});

/** `seeds/published-runs.yaml`: training runs with published GPU-hours. */
export const runsSchema = z.array(runSchema).min(1);

const known = quantity.nullable();

const chipSchema = z.strictObject({
  id,
  name: text,
  /** Dense peak, teraFLOP/s. The peak that MFU is measured against unless a text says otherwise. */
  bf16Tflops: known,
  /** Dense 8-bit peak, TOPS, in the format that `eightBitFormat` names. */
  eightBitTops: known,
  eightBitFormat: z.enum(['fp8', 'int8']).nullable(),
  memoryGb: known,
  memoryGbPerSecond: known,
  /** Chip to chip, both directions together; PCIe is counted apart. */
  interconnectGbPerSecond: known,
  /** PCIe, both directions together. */
  pcieGbPerSecond: known,
  /** How that one figure was checked; `confirmed` is about the others. */
  pcieConfirmed: confirmed.optional(),
  tdpWatts: known,
  dieMm2: known,
  /** Total processing performance: the largest of dense TOPS × bits. */
  tpp: known,
  /** Performance density, TPP per mm² of die. */
  performanceDensity: known,
  /** The facts with the days on which it was announced, where a text needs that, and could be had. */
  announcedFact: id.optional(),
  releaseFact: id.optional(),
  confirmed,
  note: text.optional(),
});

/** `seeds/chips.yaml`. */
export const chipsSchema = z.array(chipSchema).min(1);

/** `seeds/market.yaml`: who the companies are. Their numbers stay in the facts that are named here. */
export const marketSchema = z.strictObject({
  /** A series of percentage changes, labelled by ticker. */
  movesFact: id,
  companies: z
    .array(
      z.strictObject({
        ticker: z.string().regex(/^[A-Z]+$/, 'expected a ticker in capitals'),
        name: text,
        /** What it does, in a few words. */
        business: text,
        group: z.enum([
          'chips',
          'chip-making',
          'networking',
          'servers',
          'power',
          'cloud-and-software',
          'devices',
          'index',
        ]),
      }),
    )
    .min(1),
  /** Series of closing prices, labelled by day. */
  closes: z.array(z.strictObject({ ticker: text, facts: z.array(id).min(1) })).min(1),
  /** What was said to have been lost in value. */
  lossFacts: z.array(id).min(1),
});

const contradictionSchema = z.strictObject({
  id,
  /** Which articles disagree, and on what. */
  about: text,
  resolution: text,
  claims: z.array(id).min(1),
});

/** `seeds/contradictions.yaml`: where the articles contradict each other, or themselves. */
export const contradictionsSchema = z.array(contradictionSchema).min(1);

export type PublishedRun = z.infer<typeof runSchema>;
export type Chip = z.infer<typeof chipSchema>;
export type MarketSeed = z.infer<typeof marketSchema>;
export type Contradiction = z.infer<typeof contradictionSchema>;
