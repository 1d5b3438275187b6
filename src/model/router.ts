/**
 * Which experts work on a token: the router of a mixture-of-experts layer, as DeepSeek-V3 describes it.
 *
 *   score of expert i  = logistic(token · expert i)
 *   nodes              = the `maxNodes` nodes whose best ⌈k ÷ maxNodes⌉ experts have the highest sum of score + bias
 *   chosen experts     = the k highest score + bias on those nodes
 *   gate of expert i   = score i ÷ sum of the chosen scores × route scale   (the bias decides who, never how much)
 *
 * Source: DeepSeek-V3 Technical Report, s2.1.2, equations 12–16 and "Node-Limited Routing"; that the node sums take the
 * bias in: inference/model.py of the same authors, class Gate.
 * The routing is theirs. The tokens are ours, see router-tokens.ts.
 */
import { requireInteger, requirePositive } from './check.ts';

/** The layer's shape. V3: 256 routed experts, 8 at work, 8 nodes of which at most 4, 1 shared expert, scale 2.5. */
export interface RouterConfig {
  routedExperts: number;
  /** k: routed experts that work on each token. */
  activeExperts: number;
  /** Equal groups of experts that stand on one node each, in order of their numbers. */
  nodes: number;
  /** Nodes that a token may be sent to. */
  maxNodes: number;
  /** Experts that work on every token and take no part in the choice. */
  sharedExperts: number;
  /** What the gates of a token add up to. */
  routeScale: number;
}

/** Where one token goes. */
export interface Routing {
  /** The chosen routed experts, best score + bias first. */
  experts: readonly number[];
  /** The weight of each chosen expert's answer, in the same order. They add up to the route scale. */
  gates: readonly number[];
  /** The nodes those experts stand on, ascending: at most `maxNodes`. */
  nodes: readonly number[];
}

/** Throws a RangeError that names the field when the shape is impossible. */
export function checkRouterConfig(config: RouterConfig): void {
  const { routedExperts, activeExperts, nodes, maxNodes, sharedExperts, routeScale } = config;
  for (const [name, value] of Object.entries({ routedExperts, activeExperts, nodes, maxNodes })) {
    requirePositive(name, requireInteger(name, value));
  }
  if (requireInteger('sharedExperts', sharedExperts) < 0) {
    throw new RangeError(`sharedExperts must not be negative, not ${sharedExperts}`);
  }
  requirePositive('routeScale', routeScale);
  if (routedExperts % nodes !== 0) {
    throw new RangeError(`nodes must divide the ${routedExperts} routedExperts evenly, and ${nodes} does not`);
  }
  if (maxNodes > nodes) throw new RangeError(`maxNodes must be at most the ${nodes} nodes, not ${maxNodes}`);
  const reachable = (routedExperts / nodes) * maxNodes;
  if (activeExperts > reachable) {
    throw new RangeError(`activeExperts must be at most the ${reachable} on ${maxNodes} nodes, not ${activeExperts}`);
  }
}

/**
 * Routes one token.
 * `scores`: one number above 0 per routed expert. `bias`: one number per routed expert, or none.
 * Of equals, the expert and the node with the lower number goes first.
 * Throws a RangeError for an impossible shape, lists of the wrong length and scores that are not above 0.
 */
export function routeToken(config: RouterConfig, scores: ArrayLike<number>, bias?: ArrayLike<number>): Routing {
  checkRouterConfig(config);
  const { routedExperts, nodes, routeScale } = config;
  requireLength('scores', scores, routedExperts);
  if (bias) requireLength('bias', bias, routedExperts);

  const selection = new Float64Array(routedExperts);
  for (let expert = 0; expert < routedExperts; expert++) {
    selection[expert] = requirePositive('every score', scores[expert] ?? NaN) + (bias?.[expert] ?? 0);
  }
  const experts = createSelector(config)(selection);

  const chosenScores = Array.from(experts, (expert) => scores[expert] ?? NaN);
  const sum = chosenScores.reduce((total, score) => total + score, 0);
  const perNode = routedExperts / nodes;
  return {
    experts: [...experts],
    gates: chosenScores.map((score) => (score / sum) * routeScale),
    nodes: [...new Set(Array.from(experts, (expert) => Math.floor(expert / perNode)))].sort((a, b) => a - b),
  };
}

/**
 * A function from score + bias per expert to the chosen experts, best first. It answers in an array of its own that the
 * next call overwrites, so that a batch of thousands of tokens allocates nothing. `config` must have been checked.
 */
export function createSelector(config: RouterConfig): (selection: Float64Array) => Int32Array {
  const { activeExperts, nodes, maxNodes, routedExperts } = config;
  const perNode = routedExperts / nodes;
  const judgedPerNode = Math.min(perNode, Math.ceil(activeExperts / maxNodes));
  const judged = createRanking(judgedPerNode);
  const allowedNodes = createRanking(maxNodes);
  const chosen = createRanking(activeExperts);
  const nodeScores = new Float64Array(nodes);

  return (selection) => {
    for (let node = 0; node < nodes; node++) {
      judged.clear();
      judged.offer(selection, node * perNode, (node + 1) * perNode);
      let sum = 0;
      for (let rank = 0; rank < judgedPerNode; rank++) sum += judged.values[rank] ?? NaN;
      nodeScores[node] = sum;
    }

    allowedNodes.clear();
    allowedNodes.offer(nodeScores, 0, nodes);

    chosen.clear();
    // Ascending, so that of equal experts the one with the lower number comes first.
    for (const node of allowedNodes.owners.sort()) chosen.offer(selection, node * perNode, (node + 1) * perNode);
    return chosen.owners;
  };
}

/** The `size` highest values offered since it was last cleared, best first, and the index each came from. */
function createRanking(size: number) {
  const values = new Float64Array(size);
  const owners = new Int32Array(size);
  return {
    values,
    owners,
    clear: () => void values.fill(-Infinity),
    /** Considers the entries of `list` from `start` up to, not including, `end`. */
    offer(list: Float64Array, start: number, end: number) {
      let lowest = values[size - 1] ?? NaN;
      for (let index = start; index < end; index++) {
        const value = list[index] ?? NaN;
        if (value <= lowest) continue;
        let rank = size - 1;
        for (; rank > 0 && value > (values[rank - 1] ?? NaN); rank--) {
          values[rank] = values[rank - 1] ?? NaN;
          owners[rank] = owners[rank - 1] ?? NaN;
        }
        values[rank] = value;
        owners[rank] = index;
        lowest = values[size - 1] ?? NaN;
      }
    },
  };
}

function requireLength(name: string, list: ArrayLike<number>, length: number): void {
  if (list.length !== length) throw new RangeError(`${name} must have ${length} entries, not ${list.length}`);
}
