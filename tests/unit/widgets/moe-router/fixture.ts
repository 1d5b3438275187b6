/** V3's layer on the story's tokens, with a run as short as a test may wait for. */
import type { RouterFacts } from '../../../../src/widgets/MoeRouter/router-facts.ts';
import { finishRun, type Settings } from '../../../../src/widgets/MoeRouter/simulation.ts';

export const v3Settings: Settings = {
  config: { routedExperts: 256, activeExperts: 8, nodes: 8, maxNodes: 4, sharedExperts: 1, routeScale: 2.5 },
  seed: 1,
};

export const facts: RouterFacts = {
  settings: v3Settings,
  biasSpeed: 0.001,
  run: finishRun(v3Settings, 0.001, 20),
};
