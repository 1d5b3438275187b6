/**
 * What each uncertain assumption is, as a clause that can matter: "what a person-year costs".
 */
import { type AssumptionId, assumptions } from '../../scenario/assumptions.ts';

const phrases: Readonly<Partial<Record<AssumptionId, string>>> = {
  rentUsdPerGpuHour: 'what an hour of GPU time rents for',
  mfuOfBf16Peak: 'how much of their peak speed the GPUs reached',
  serverUsdPerGpu: 'what a GPU in a server costs',
  networkShare: 'what the network costs',
  lifeYears: 'how long a server is used',
  utilisation: 'how busy the machines are',
  load: 'how much power the servers draw',
  pue: 'how much power the building adds',
  electricityUsdPerKwh: 'what electricity costs',
  colocationUsdPerKwMonth: 'what the space rents for',
  experimentFactor: 'how much was tried besides the final run',
  people: 'how many people worked on it',
  projectYears: 'how long they worked on it',
  payUsdPerPersonYear: 'what a person-year costs',
  dataUsd: 'what the data cost',
  h800Units: 'how many H800s there are',
  h100Units: 'how many H100s there are',
  h20Units: 'how many H20s there are',
  a100UsdPerGpu: 'what an A100 costs',
  h800UsdPerGpu: 'what an H800 costs',
  h100UsdPerGpu: 'what an H100 costs',
  h20UsdPerGpu: 'what an H20 costs',
  fleetNetworkShare: 'what the fleet’s network costs',
  operationsUsdPerYear: 'what a year of running the fleet costs',
  operationsYears: 'for how many years the fleet is run',
};

/** The clause for an assumption; its label where none is written. */
export function phraseOf(id: AssumptionId): string {
  return phrases[id] ?? assumptions[id].label;
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
