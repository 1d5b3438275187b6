/** The day as open-infra-index, Day 6, prints it; GPU-hours from V3's Table 1. */
import type { DayFacts } from '../../../../src/widgets/InferenceDay/day-setting.ts';

export const day: DayFacts = {
  nodes: 226.75,
  gpusPerNode: 8,
  rateUsdPerGpuHour: 2,
  inputTokens: 608e9,
  inputHitTokens: 342e9,
  outputTokens: 168e9,
  prices: { inputHitUsd: 0.14, inputMissUsd: 0.55, outputUsd: 2.19 },
  statedRevenueUsd: 562_027,
  runGpuHours: 2_788_000,
};
