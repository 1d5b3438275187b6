/** The Monte Carlo off the main thread, so that a slider never waits for it. */
import type { ModelConstants } from '../model/receipt.ts';
import type { Scenario } from './scenario.ts';
import { estimate } from './estimate.ts';

export interface EstimateRequest {
  scenario: Scenario;
  constants: ModelConstants;
}

addEventListener('message', ({ data }: MessageEvent<EstimateRequest>) => {
  postMessage(estimate(data.scenario, data.constants));
});
