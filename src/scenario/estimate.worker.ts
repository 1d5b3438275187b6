/** The Monte Carlo off the main thread, so that a slider never waits for it. */
import type { ModelConstants } from '../model/receipt.ts';
import type { Scenario } from './scenario.ts';
import { estimate } from './estimate.ts';

export interface EstimateRequest {
  scenario: Scenario;
  /** With the first request: they stay. */
  constants?: ModelConstants;
}

let constants: ModelConstants | undefined;

addEventListener('message', ({ data }: MessageEvent<EstimateRequest>) => {
  constants = data.constants ?? constants;
  if (constants) postMessage(estimate(data.scenario, constants));
});
