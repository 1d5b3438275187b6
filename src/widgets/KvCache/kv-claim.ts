/**
 * "93.3%": which cache it compares with which. Pure.
 */
import type { DataTable } from '../../ui/figure/data-table.ts';
import { exact, shareText } from './kv-cache.ts';

export const claimCaches = ['v2-stored', 'v2-bf16', 'v3-bf16'] as const;
export type ClaimCache = (typeof claimCaches)[number];
export const claimBaselines = ['dense-67b', 'own-heads', 'own-groups', 'qwen-72b', 'llama-405b'] as const;
export type ClaimBaseline = (typeof claimBaselines)[number];

/** Bytes per token, all in BF16 but for V2 as it was stored. */
export interface ClaimFacts {
  /** The saving as DeepSeek-V2's report prints it. */
  published: number;
  /** Bits in which V2 stores each element. */
  storedBits: number;
  /** With the same model's cache if it kept every head, or eight groups. */
  caches: Readonly<Record<ClaimCache, { bytes: number; ownHeads: number; ownGroups: number }>>;
  others: Readonly<Record<Exclude<ClaimBaseline, 'own-heads' | 'own-groups'>, number>>;
}

export interface ClaimBar {
  label: string;
  bytes: number;
  role: 'baseline' | 'step' | 'result';
  /** "82.2% less" than the baseline; empty for the baseline itself. */
  saved: string;
}

export interface ClaimView {
  title: string;
  lead: string;
  note: string;
  bars: readonly ClaimBar[];
  /** Whether this comparison gives the published figure, to the digits printed. */
  isPublished: boolean;
  alt: string;
  table: DataTable;
}

/** "V2, at 6 bits". */
export function cacheLabel(cache: ClaimCache, { storedBits }: ClaimFacts): string {
  if (cache === 'v2-stored') return `V2, stored at ${storedBits} bits`;
  return cache === 'v2-bf16' ? 'V2 in BF16' : 'V3 in BF16';
}

export const baselineLabels: Readonly<Record<ClaimBaseline, string>> = {
  'dense-67b': 'DeepSeek 67B',
  'own-heads': 'itself, every head',
  'own-groups': 'itself, eight groups',
  'qwen-72b': 'Qwen2.5 72B',
  'llama-405b': 'Llama 3.1 405B',
};

/** Bytes per token of what a cache is compared with. */
function baselineBytes(cache: ClaimCache, baseline: ClaimBaseline, { caches, others }: ClaimFacts): number {
  if (baseline === 'own-heads') return caches[cache].ownHeads;
  if (baseline === 'own-groups') return caches[cache].ownGroups;
  return others[baseline];
}

export function savedShareOf(cache: ClaimCache, baseline: ClaimBaseline, facts: ClaimFacts): number {
  return 1 - facts.caches[cache].bytes / baselineBytes(cache, baseline, facts);
}

/** Whether a comparison comes to the published figure, at its three digits. */
export const givesPublished = (cache: ClaimCache, baseline: ClaimBaseline, facts: ClaimFacts): boolean =>
  Math.round(savedShareOf(cache, baseline, facts) * 1000) === Math.round(facts.published * 1000);

export function claimView(cache: ClaimCache, baseline: ClaimBaseline, facts: ClaimFacts): ClaimView {
  const isPublished = givesPublished(cache, baseline, facts);
  const saved = shareText(savedShareOf(cache, baseline, facts));
  const published = shareText(facts.published);
  const baseLabel = fullBaseline(cache, baseline);
  const bars = barsOf(cache, baseline, facts);
  const latentOnly = shareText(savedShareOf('v2-bf16', 'dense-67b', facts));
  return {
    title: isPublished
      ? `${published} is V2, stored at ${facts.storedBits} bits, against DeepSeek 67B with 16`
      : `${cacheLabel(cache, facts)} against ${baseLabel}: ${saved} less, not ${published}`,
    lead: 'Bytes of cache per token, to scale. Choose a cache, and what to compare it with.',
    note:
      `DeepSeek-V2’s report compares the deployed model with DeepSeek 67B, which already shares keys and values in eight ` +
      `groups. By our reconstruction the published ${published} counts two savings: the latent vector alone is ` +
      `${latentOnly} below 67B, and storing it at ${facts.storedBits} bits instead of 16 does the rest. The report does not spell the ` +
      `sum out.`,
    bars,
    isPublished,
    alt:
      `${bars.map(({ label, bytes, saved: less }) => `${label}: ${exact(bytes)} bytes per token${less ? `, ${less}` : ''}`).join('. ')}.` +
      (isPublished ? ' This is the published comparison.' : ''),
    table: tableOf(facts),
  };
}

function barsOf(cache: ClaimCache, baseline: ClaimBaseline, facts: ClaimFacts): ClaimBar[] {
  const against = baselineBytes(cache, baseline, facts);
  const bar = (label: string, bytes: number, role: ClaimBar['role']): ClaimBar => ({
    label,
    bytes,
    role,
    saved: role === 'baseline' ? '' : `${shareText(1 - bytes / against)} less`,
  });
  return [
    bar(capital(fullBaseline(cache, baseline)), against, 'baseline'),
    // Stored at fewer bits, the cache is two steps away from its baseline.
    ...(cache === 'v2-stored' ? [bar('V2, latent, in BF16', facts.caches['v2-bf16'].bytes, 'step')] : []),
    bar(`${cacheLabel(cache, facts)}, latent`, facts.caches[cache].bytes, 'result'),
  ];
}

/** "V2 with every head". */
function fullBaseline(cache: ClaimCache, baseline: ClaimBaseline): string {
  const model = cache === 'v3-bf16' ? 'V3' : 'V2';
  if (baseline === 'own-heads') return `${model} with every head kept`;
  if (baseline === 'own-groups') return `${model} with eight groups`;
  return `${baselineLabels[baseline]}, eight groups`;
}

function tableOf(facts: ClaimFacts): DataTable {
  return {
    caption: `Cache saved, for every pair. Baselines are in BF16; the published figure is ${shareText(facts.published)}.`,
    columns: [
      { label: 'Cache' },
      { label: 'Size', unit: 'bytes per token' },
      ...claimBaselines.map((baseline) => ({ label: `against ${baselineLabels[baseline]}`, unit: 'share' })),
    ],
    rows: claimCaches.map((cache) => [
      cacheLabel(cache, facts),
      { value: facts.caches[cache].bytes, text: exact(facts.caches[cache].bytes) },
      ...claimBaselines.map((baseline) => {
        const value = savedShareOf(cache, baseline, facts);
        return { value, text: shareText(value) };
      }),
    ]),
  };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
