/**
 * What the cache widget says: bytes per token, how many conversations fit into a GPU, and how many GPUs a number of
 * conversations needs. Pure.
 *
 *   conversation = bytes per token × tokens;   fit = ⌊memory × share left ÷ conversation⌋
 */
import { formatQuantity, formatShare } from '../../ledger/format.ts';
import { requireInteger, requirePositive, requireShare } from '../../model/check.ts';
import type { DataTable } from '../../ui/figure/data-table.ts';

/** How keys and values are kept: for every head, for groups of heads, or as one latent vector. */
const cacheIds = ['heads', 'groups', 'latent'] as const;
export type CacheId = (typeof cacheIds)[number];

export interface Gpu {
  id: string;
  name: string;
  /** Of 10⁹ bytes. */
  memoryGb: number;
}

export interface CacheFacts {
  /** In BF16, over all layers. */
  bytesPerToken: Readonly<Record<CacheId, number>>;
  /** The longest context that the model was trained on. */
  longestContextTokens: number;
  gpus: readonly Gpu[];
}

/** What the reader sets. */
export interface CacheSetting {
  contextTokens: number;
  /** Conversations at once. */
  conversations: number;
  memoryGb: number;
  /** Of that memory, what weights and work space leave to the cache. */
  shareLeft: number;
}

/** One way to keep the cache, at a setting. */
export interface CacheFit {
  id: CacheId;
  bytesPerToken: number;
  conversationBytes: number;
  /** Whole conversations in the memory left on one GPU. */
  fit: number;
  /** For the reader's number of conversations. */
  gpus: number;
}

export const firstSetting = { contextTokens: 8192, conversations: 64, shareLeft: 0.5, gpu: 'h800-sxm' } as const;
export const contextRange = { min: 512, step: 1, isLog: true } as const;
export const conversationRange = { min: 1, max: 10_000, step: 1, isLog: true } as const;
export const memoryRange = { min: 8, max: 288, step: 1, isLog: false } as const;
export const shareRange = { min: 0.05, max: 0.95, step: 0.05, isLog: false } as const;

export const cacheNames: Readonly<Record<CacheId, { name: string; short: string; how: string }>> = {
  heads: { name: 'Every head', short: 'every head', how: 'multi-head, MHA' },
  groups: { name: 'Eight groups', short: 'eight groups', how: 'grouped-query, GQA-8' },
  latent: { name: 'Latent, as in V3', short: 'latent', how: 'multi-head latent, MLA' },
};

/** Bytes of the memory that are left to the cache. Throws a RangeError that names what is wrong. */
export function bytesLeft({ memoryGb, shareLeft }: Pick<CacheSetting, 'memoryGb' | 'shareLeft'>): number {
  return requirePositive('memoryGb', memoryGb) * 1e9 * requireShare('shareLeft', shareLeft);
}

/**
 * How often a conversation fits into what is left of one GPU, and how many GPUs the conversations need. Each stays whole
 * on a GPU if it fits there; one that does not is split over as many as it needs.
 * Throws a RangeError that names what is wrong.
 */
export function fitOf(id: CacheId, bytesPerToken: number, setting: CacheSetting): CacheFit {
  requirePositive('bytesPerToken', bytesPerToken);
  requirePositive('contextTokens', requireInteger('contextTokens', setting.contextTokens));
  requirePositive('conversations', requireInteger('conversations', setting.conversations));
  const left = requirePositive('memory left', bytesLeft(setting));
  const conversationBytes = bytesPerToken * setting.contextTokens;
  const fit = Math.floor(left / conversationBytes);
  const gpus =
    fit > 0 ? Math.ceil(setting.conversations / fit) : setting.conversations * Math.ceil(conversationBytes / left);
  return { id, bytesPerToken, conversationBytes, fit, gpus };
}

export interface CacheView {
  title: string;
  lead: string;
  note: string;
  fits: readonly CacheFit[];
  /** The text alternatives of the bars and of the GPUs. */
  barsAlt: string;
  memoryAlt: string;
  table: DataTable;
}

export function cacheView(setting: CacheSetting, facts: CacheFacts): CacheView {
  const fits = cacheIds.map((id) => fitOf(id, facts.bytesPerToken[id], setting));
  const gpu = gpuName(setting.memoryGb, facts);
  const context = tokensText(setting.contextTokens);
  const [heads, groups, latent] = cacheIds.map((id) => fitText(fits.find((fit) => fit.id === id)?.fit ?? 0));
  const saved = (id: CacheId) => shareText(1 - facts.bytesPerToken.latent / facts.bytesPerToken[id]);
  const left = bytesText(bytesLeft(setting));
  return {
    title: titleOf(fits, `${gpu.article} ${gpu.name}`, context),
    lead: `Bytes that DeepSeek-V3 keeps for each token, and what it would keep in the older ways. Bars are to scale.`,
    note:
      `The latent cache is ${saved('heads')} smaller than one with every head and ${saved('groups')} smaller than one ` +
      `with eight groups: the same model, the same 16 bits. How much of a GPU the weights leave free depends on how many ` +
      `GPUs they are spread over; ${formatShare(setting.shareLeft)} is ${setting.shareLeft === firstSetting.shareLeft ? 'our assumption' : 'yours'}. A conversation stays whole on one GPU where it fits.`,
    fits,
    barsAlt: `Three bars, bytes per token: ${fits.map(({ id, bytesPerToken }) => `${cacheNames[id].short} ${exact(bytesPerToken)}`).join('; ')}.`,
    memoryAlt:
      `The memory of ${gpu.article.toLowerCase()} ${gpu.name} three times, ${left} of it left for conversations of ${context}. ` +
      `Room for ${heads} with every head, ${groups} with eight groups, ${latent} in the latent cache. ` +
      `${exact(setting.conversations)} at once need ${fits.map(({ gpus }) => exact(gpus)).join(', ')} GPUs.`,
    table: tableOf(fits, setting),
  };
}

function titleOf(fits: readonly CacheFit[], gpu: string, context: string): string {
  const fit = (id: CacheId) => fits.find((each) => each.id === id)?.fit ?? 0;
  const latent = fit('latent');
  if (latent === 0) return `${gpu} has no room for a conversation of ${context}, not even in V3’s cache`;
  const conversations = `${exact(latent)} ${latent === 1 ? 'conversation' : 'conversations'}`;
  return `${gpu} holds ${conversations} of ${context} in V3’s cache; with every head kept, ${fitText(fit('heads'))}`;
}

/** "H800", or "GPU of 100 GB" where no chip of that size is listed. */
export function gpuName(memoryGb: number, { gpus }: CacheFacts): { article: 'A' | 'An'; name: string } {
  const known = gpus.find((gpu) => gpu.memoryGb === memoryGb);
  if (!known) return { article: 'A', name: `GPU of ${formatQuantity(memoryGb, 'gb')}` };
  // Letters that are read out with a vowel first.
  return { article: /^[AEFHILMNORSX]/.test(known.name) ? 'An' : 'A', name: known.name };
}

function tableOf(fits: readonly CacheFit[], setting: CacheSetting): DataTable {
  const number = (value: number) => ({ value, text: exact(value) });
  return {
    caption:
      `Cache of DeepSeek-V3 in BF16, at ${tokensText(setting.contextTokens)} a conversation, ${exact(setting.conversations)} ` +
      `conversations at once and ${bytesText(bytesLeft(setting))} left of each GPU. Only the latent row is the model as built.`,
    columns: [
      { label: 'What is kept' },
      { label: 'Per token', unit: 'bytes' },
      { label: 'Per conversation', unit: 'bytes' },
      { label: 'Fit in a GPU', unit: 'conversations' },
      { label: 'For all of them', unit: 'GPUs' },
    ],
    rows: fits.map(({ id, bytesPerToken, conversationBytes, fit, gpus }) => [
      `${cacheNames[id].name} (${cacheNames[id].how})`,
      number(bytesPerToken),
      { value: conversationBytes, text: exact(conversationBytes) },
      number(fit),
      number(gpus),
    ]),
  };
}

const fitText = (fit: number): string => (fit === 0 ? 'not one' : exact(fit));
const digits = new Intl.NumberFormat('en-US');
const threeDigits = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 });

/** Every digit, with commas: these numbers are exact. */
export const exact = (value: number): string => digits.format(value);
const tokensText = (tokens: number): string => formatQuantity(tokens, 'tokens');
/** "98.2%". */
export const shareText = (share: number): string => formatQuantity(share, 'share');

/** "32.7 GB", "577 MB": three digits, in powers of 1,000 as memory is sold. */
export function bytesText(bytes: number): string {
  const [unit, size] = bytes >= 999.5e6 ? ['GB', 1e9] : bytes >= 999.5e3 ? ['MB', 1e6] : ['KB', 1e3];
  return `${threeDigits.format(bytes / size)} ${unit}`;
}
