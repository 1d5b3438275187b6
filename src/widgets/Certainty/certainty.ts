/**
 * What is known, what is estimated and what nobody outside can know: short phrases, each carried by a fact, by a number
 * that this site works out, or by a claim with its reason. Pure; a test holds every entry to the ledger.
 */

/** Printed with its amount and slip. */
interface Amount {
  what: string;
  /** Who says so, where it is not DeepSeek. */
  by?: string;
  carriedBy: { fact: string } | { fact: string; at: string } | { output: string };
}

/** What has no amount: the line stays blank, and the link says why. */
export interface Blank {
  what: string;
  why: string;
  carriedBy: { fact: string } | { claim: string };
}

/** What DeepSeek says of itself, or what follows from it by arithmetic. */
export const known: readonly Amount[] = [
  { what: 'GPU-hours of V3’s final run', carriedBy: { fact: 'v3-hours-total' } },
  { what: 'GPU-hours of R1 on top', carriedBy: { fact: 'r1-total-hours' } },
  { what: 'The rent that DeepSeek assumed', carriedBy: { fact: 'v3-rate' } },
  { what: 'GPUs that V3 was trained on', carriedBy: { fact: 'v3-cluster' } },
  { what: 'Tokens that it was trained on', carriedBy: { fact: 'v3-pretrain-tokens' } },
  { what: 'Parameters, counted from the configuration', carriedBy: { output: 'v3-total-counted' } },
  { what: 'H800s that served users at peak, in February 2025', carriedBy: { output: 'fleet-confirmed' } },
  { what: 'A100s in High-Flyer’s older cluster', carriedBy: { fact: 'fire-flyer' } },
  {
    what: 'Names under research and engineering on the report',
    carriedBy: { fact: 'v3-authors', at: 'research and engineering' },
  },
];

/** Somebody else's estimate, or ours. */
export const estimated: readonly Amount[] = [
  { what: 'Hopper GPUs that DeepSeek has access to', by: 'SemiAnalysis', carriedBy: { fact: 'semi-hoppers' } },
  { what: 'H100s among them', by: 'SemiAnalysis; disputed', carriedBy: { fact: 'semi-h100' } },
  { what: 'Servers of the fleet', by: 'SemiAnalysis', carriedBy: { fact: 'semi-capex' } },
  { what: 'Running them, over a period not stated', by: 'SemiAnalysis', carriedBy: { fact: 'semi-opex' } },
  { what: 'The final run, machines written off', by: 'Epoch AI', carriedBy: { fact: 'epoch-v3-cost' } },
  { what: 'GPT-4’s final run by the same method', by: 'Epoch AI', carriedBy: { fact: 'epoch-gpt4-cost' } },
  {
    what: 'All computing over the final run, older projects elsewhere',
    by: 'Epoch AI',
    carriedBy: { fact: 'epoch-experiment-factor' },
  },
  {
    what: 'The cluster’s servers at a price of 2023',
    by: 'our arithmetic',
    carriedBy: { output: 'cluster-servers-usd' },
  },
  { what: 'Electricity of the final run', by: 'our arithmetic', carriedBy: { output: 'energy-gwh' } },
];

/** What only the company could say, and has not. */
export const unknown: readonly Blank[] = [
  {
    what: 'Earlier research and experiments',
    why: 'The report names them as left out, and gives no cost.',
    carriedBy: { fact: 'v3-exclusions' },
  },
  {
    what: 'Experiments that prepared R1',
    why: 'The paper describes them; their cost is not given.',
    carriedBy: { fact: 'r1-prep' },
  },
  {
    what: 'Failures and downtime of the final run',
    why: 'No failure rate and no share of useful time is published.',
    carriedBy: { fact: 'v3-goodput' },
  },
  {
    what: 'The price paid for the machines',
    why: 'Asking prices are known. What was paid in bulk is not public.',
    carriedBy: { claim: 's3-hw-51m' },
  },
  {
    what: 'The price of the electricity, and where it was drawn',
    why: 'Neither is published.',
    carriedBy: { fact: 'cn-datacentre-hubs' },
  },
  {
    what: 'The data: its price, and the work on it',
    why: 'Hours times rent cannot pay for it. The amount is unknown.',
    carriedBy: { claim: 's3-data-excluded' },
  },
  {
    what: 'What people are paid',
    why: 'The one figure is of an offer that was allegedly made to a few, not of an average.',
    carriedBy: { fact: 'semi-salary' },
  },
];
