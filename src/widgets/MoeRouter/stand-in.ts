/**
 * The text that the router sorts here: made up, with a seed. The rule is DeepSeek's; nothing in this file is.
 */
import type { TokenStream } from '../../model/router-tokens.ts';

interface StandIn {
  stream: TokenStream;
  seed: number;
  /** Tokens of a batch. V3's held millions; then the loads would hardly flicker at all. */
  batchTokens: number;
  /** Batches of a run: enough for V3's speed to settle, with room to see that it has. */
  batches: number;
  /** Tokens of each batch that are routed a second time, without the node limit. */
  comparedTokens: number;
  /** The token of the first batch that the story follows: its scores differ enough to be seen. */
  shownToken: number;
}

/** A few popular topics and many rare ones, as words have them; two tokens of a topic differ as much as two topics. */
export const standIn: StandIn = {
  stream: { topics: 64, popularityExponent: 1, dimensions: 8, noise: 1, sharpness: 1 },
  seed: 1,
  batchTokens: 2048,
  batches: 120,
  comparedTokens: 512,
  shownToken: 8,
};
