/**
 * What each state of the story "token" shows and says. One token is routed by the model, not told by hand; the loads
 * come from a run of the same router.
 */
import { formatQuantity, formatShare } from '../../ledger/format.ts';
import { createTokenSource, drawToken } from '../../model/router-tokens.ts';
import { routeToken } from '../../model/router.ts';
import type { StateName } from '../../scrolly/stories.ts';
import type { DataTable } from '../../ui/figure/data-table.ts';
import { between, type ExpertLayout, type Rect, shrunk } from './expert-layout.ts';
import type { RouterFacts } from './router-facts.ts';
import type { BatchSummary } from './simulation.ts';
import { standIn } from './stand-in.ts';
import { timesMean } from './words.ts';

export type TokenState = StateName<'token'>;

/** The token that the story follows. */
export interface ShownToken {
  /** One per routed expert. */
  scores: readonly number[];
  /** The routed experts that work on it, best first. */
  chosen: readonly number[];
  nodes: readonly number[];
  /** Per node: the sum of its best scores, by which nodes are compared. */
  nodeSums: readonly number[];
  /** How many scores that sum has. */
  judgedPerNode: number;
  /** Experts among the best of all that the node limit keeps it from. */
  missed: number;
}

/** Routes the token of the story with V3's rule, before any bias. */
export function shownToken({ settings }: RouterFacts): ShownToken {
  const { config, seed } = settings;
  const source = createTokenSource(config, standIn.stream, seed);
  const scores = new Float64Array(config.routedExperts);
  drawToken(source, 0, standIn.shownToken, scores);
  const { experts: chosen, nodes } = routeToken(config, scores);
  const wanted = routeToken({ ...config, maxNodes: config.nodes }, scores).experts;

  const perNode = config.routedExperts / config.nodes;
  const judgedPerNode = Math.min(perNode, Math.ceil(config.activeExperts / config.maxNodes));
  const nodeSums = Array.from({ length: config.nodes }, (_, node) =>
    [...scores.slice(node * perNode, (node + 1) * perNode)]
      .toSorted((a, b) => b - a)
      .slice(0, judgedPerNode)
      .reduce((sum, score) => sum + score, 0),
  );
  return {
    scores: [...scores],
    chosen,
    nodes,
    nodeSums,
    judgedPerNode,
    missed: wanted.filter((expert) => !chosen.includes(expert)).length,
  };
}

/** Whether the state shows loads of a batch rather than one token. */
export const isBatchState = (state: TokenState): boolean => state === 'batch' || state === 'balanced';

/** What the drawing depends on: a state and, for batches, the loads. */
export interface Picture {
  state: TokenState;
  loads: readonly number[];
  /** The mean load times this reaches the top of a node: the same in all states. */
  mostTimesMean: number;
}

/** Strong: at work, or in reach. Faint: out of reach. Top: the busiest. */
export type Tone = 'strong' | 'faint' | 'top';

export interface ExpertMark {
  /** The filled part. */
  mark: Rect;
  tone: Tone;
}

/** All routed experts of a picture, in order of their numbers. */
export function marksOf(picture: Picture, token: ShownToken, layout: ExpertLayout): ExpertMark[] {
  const { state, loads, mostTimesMean } = picture;
  if (isBatchState(state)) {
    const mean = loads.reduce((sum, load) => sum + load, 0) / loads.length;
    const most = Math.max(...loads);
    const top = loads.indexOf(most);
    return loads.map((load, expert) => ({
      mark: layout.barOf(expert, load / mean / mostTimesMean),
      tone: expert === top ? 'top' : 'strong',
    }));
  }
  return token.scores.map((score, expert) => {
    const square = layout.squareOf(expert);
    const isInReach = token.nodes.includes(Math.floor(expert / layout.expertsPerNode));
    switch (state) {
      case 'scores':
        return { mark: shrunk(square, score), tone: 'strong' };
      case 'nodes':
        return { mark: shrunk(square, score), tone: isInReach ? 'strong' : 'faint' };
      case 'eight':
        return { mark: shrunk(square, token.chosen.includes(expert) ? 1 : 0), tone: 'strong' };
      default:
        return { mark: shrunk(square, 0), tone: 'strong' };
    }
  });
}

/** The marks part of the way from one picture to the next, with the tones of the next. */
export function marksBetween(from: readonly ExpertMark[], to: readonly ExpertMark[], share: number): ExpertMark[] {
  return to.map(({ mark, tone }, expert) => ({ mark: between(from[expert]?.mark ?? mark, mark, share), tone }));
}

/** How far the frames of the squares are there: bars have none. */
export const framesShown = (state: TokenState): number => (isBatchState(state) ? 0 : 1);

export interface SceneTexts {
  title: string;
  /** The one number of the state, and what it counts. */
  value: string;
  says: string;
  /** Labels at the two ends of the bus. */
  tokenLabel: string;
  sharedLabel: string;
  /** The text alternative: what the drawing shows now. */
  alt: string;
}

/** Everything that a state says. `shown`: the batch in view, for the two states that have one. */
export function sceneTexts(state: TokenState, facts: RouterFacts, token: ShownToken, shown: BatchSummary): SceneTexts {
  const { config } = facts.settings;
  const { routedExperts, activeExperts, nodes, maxNodes, sharedExperts } = config;
  const batch = formatQuantity(standIn.batchTokens, 'tokens');
  const isBatch = isBatchState(state);
  const labels = {
    tokenLabel: isBatch ? batch : 'one token',
    sharedLabel: isBatch ? 'shared expert: all of them' : 'shared expert: every token',
  };
  const busiest = timesMean(shown.maxViolation);
  const reached = token.nodes.map((node) => node + 1);
  const chosenNodes = `nodes ${listed(reached)}`;

  const said = {
    token: {
      value: `${routedExperts} + ${sharedExperts}`,
      says: `experts in one layer: ${routedExperts} to choose from, on ${nodes} nodes, and ${sharedExperts} shared. A token arrives.`,
      alt: `${nodes} nodes in two rows, each with ${routedExperts / nodes} outlined squares, the routed experts. One token stands at the left; the shared expert, filled, at the right. None of the routed experts is at work.`,
    },
    scores: {
      value: `${routedExperts} scores`,
      says: 'one for each routed expert. The more of a square is filled, the better that expert suits the token.',
      alt: `Each of the ${routedExperts} squares is filled in proportion to its expert’s score for this token, from ${Math.min(...token.scores).toFixed(2)} to ${Math.max(...token.scores).toFixed(2)}.`,
    },
    nodes: {
      value: `${token.nodes.length} of ${nodes} nodes`,
      says: `may be reached: those whose best ${token.judgedPerNode} scores add up to the most. The rest are out of reach, ${token.missed} of the token’s best ${activeExperts} experts with them.`,
      alt: `Over each node stands the sum of its best ${token.judgedPerNode} scores. ${capital(chosenNodes)} have the highest and are tied to the token; the experts of the others are faint.`,
    },
    eight: {
      value: `${activeExperts} + ${sharedExperts}`,
      says: `experts work on this token: the best ${activeExperts} on those nodes and the shared one. The other ${routedExperts - activeExperts} rest.`,
      alt: `${activeExperts} squares are filled, on ${chosenNodes}; the other ${routedExperts - activeExperts} are empty. The shared expert is filled as well.`,
    },
    batch: {
      value: `${busiest} times`,
      says: `the mean load falls on the busiest expert when ${batch} go by score alone; ${shown.idle} of ${routedExperts} experts get none.`,
      alt: `A bar for each expert: how many of ${batch} it works on. The busiest has ${busiest} times the mean, ${shown.idle} have none. A thin line marks the mean.`,
    },
    balanced: {
      value: `${busiest} times`,
      says: `the mean load, after ${shown.batch < standIn.batches ? `${shown.batch} of ${standIn.batches}` : standIn.batches} batches. After each, experts above the mean lose ${facts.biasSpeed} of bias; those below gain it.`,
      alt: `The same bars after ${shown.batch} batches with the bias: the busiest expert has ${busiest} times the mean, ${shown.idle === 0 ? 'none is' : `${shown.idle} are`} without work.`,
    },
  } as const satisfies Record<TokenState, { value: string; says: string; alt: string }>;

  return {
    title: `${activeExperts} of ${routedExperts} routed experts work on a token, or ${formatShare(activeExperts / routedExperts)}, on at most ${maxNodes} of ${nodes} nodes`,
    ...labels,
    ...said[state],
  };
}

/** Per node: what the token saw, and what the batches did. */
export function sceneTable({ settings, run }: RouterFacts, token: ShownToken): DataTable {
  const { config } = settings;
  const perNode = config.routedExperts / config.nodes;
  const mean = (standIn.batchTokens * config.activeExperts) / config.routedExperts;
  const busiestOn = (node: number, { loads }: BatchSummary) => {
    const value = Math.max(...loads.slice(node * perNode, (node + 1) * perNode));
    return { value, text: formatQuantity(value, 'tokens', 'number') };
  };
  return {
    caption:
      `One token, then batches of ${formatQuantity(standIn.batchTokens, 'tokens')}: the mean load of an expert is ` +
      `${mean} tokens, and the shared expert has all of them. The tokens are made up.`,
    columns: [
      { label: 'Node' },
      { label: `Its best ${token.judgedPerNode} scores`, unit: 'sum' },
      { label: 'Experts chosen', unit: 'experts' },
      { label: 'Its busiest, by score alone', unit: 'tokens' },
      { label: `Its busiest, after ${run.last.batch} batches`, unit: 'tokens' },
    ],
    rows: token.nodeSums.map((sum, node) => {
      const chosen = token.chosen.filter((expert) => Math.floor(expert / perNode) === node).length;
      return [
        `Node ${node + 1}`,
        { value: sum, text: sum.toFixed(2) },
        { value: chosen, text: String(chosen) },
        busiestOn(node, run.first),
        busiestOn(node, run.last),
      ];
    }),
  };
}

/** "1, 2 and 3". */
function listed(items: readonly number[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
