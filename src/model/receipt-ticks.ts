/**
 * Which lines may stand on one receipt. A line is refused when it would pay a second time for what the same work needs.
 * What each line pays for stands in one table, why it is refused in another. Nothing here throws at a reader: a refusal
 * is the lesson of the site, in a sentence.
 */
import { type LineGroup, type LineId, lineIds } from './receipt-inputs.ts';

/** What an hour of computing needs: servers with their network, electricity, and a place to stand. */
type Need = 'machines' | 'power' | 'space';

const allNeeds: readonly Need[] = ['machines', 'power', 'space'];
const allWork = ['pre', 'ctx', 'post', 'r1-zero', 'r1-data', 'r1-rl', 'experiments'] as const;
type Work = (typeof allWork)[number];
const finalRun: readonly Work[] = ['pre', 'ctx', 'post'];

interface Payment {
  group: LineGroup;
  needs: readonly Need[];
  /** The work whose needs the line pays for. A cluster or a fleet can do all of it. */
  work: readonly Work[];
}

const fleetPart: Payment = { group: 'fleet', needs: ['machines'], work: allWork };

/** What each line pays for. Lines of one group are parts of one bill and never get in each other's way. */
export const payments: Readonly<Record<LineId, Payment>> = {
  pre: { group: 'rent', needs: allNeeds, work: ['pre'] },
  ctx: { group: 'rent', needs: allNeeds, work: ['ctx'] },
  post: { group: 'rent', needs: allNeeds, work: ['post'] },
  'r1-zero': { group: 'r1', needs: allNeeds, work: ['r1-zero'] },
  'r1-data': { group: 'r1', needs: allNeeds, work: ['r1-data'] },
  'r1-rl': { group: 'r1', needs: allNeeds, work: ['r1-rl'] },
  'own-hardware': { group: 'own', needs: ['machines'], work: finalRun },
  'own-energy': { group: 'own', needs: ['power'], work: finalRun },
  'own-hosting': { group: 'own', needs: ['space'], work: finalRun },
  experiments: { group: 'programme', needs: allNeeds, work: ['experiments'] },
  people: { group: 'programme', needs: [], work: [] },
  data: { group: 'programme', needs: [], work: [] },
  'cluster-gpus': { group: 'cluster', needs: ['machines'], work: allWork },
  'cluster-network': { group: 'cluster', needs: ['machines'], work: allWork },
  'fleet-a100': fleetPart,
  'fleet-h800': fleetPart,
  'fleet-h100': fleetPart,
  'fleet-h20': fleetPart,
  'fleet-network': fleetPart,
  operations: { group: 'operations', needs: ['power', 'space'], work: allWork },
};

/** Why two lines cannot stand together: the first row that fits counts. Left and right in the order of `lineIds`. */
const reasons: readonly (readonly [LineId | LineGroup, LineId | LineGroup, string])[] = [
  ['rent', 'own-energy', 'An hour’s rent already pays for its electricity.'],
  ['rent', 'own-hosting', 'An hour’s rent already pays for the place where the machine stands.'],
  ['rent', 'own', 'Renting the hours and buying the machines pay for the same thing.'],
  ['rent', 'cluster', 'Whoever buys the cluster need not rent it: these are the same GPUs.'],
  ['rent', 'fleet', 'The GPUs of the final run are part of the fleet: whoever buys it need not rent them.'],
  ['rent', 'operations', 'An hour’s rent already pays for its electricity and upkeep, and so does running the fleet.'],
  ['r1', 'cluster', 'R1’s hours are rented here. Whoever buys a cluster can train R1 on it.'],
  ['r1', 'fleet', 'R1’s hours are rented here. Whoever buys the fleet can train R1 on it.'],
  ['r1', 'operations', 'R1’s rent already pays for electricity and upkeep, and so does running the fleet.'],
  ['own', 'cluster', 'The run’s share of the machines and the whole cluster pay for the same GPUs.'],
  ['own', 'fleet', 'The run’s share of the machines and the whole fleet pay for the same GPUs.'],
  ['own-energy', 'operations', 'Running the fleet already pays for the electricity of everything it does.'],
  ['own-hosting', 'operations', 'Running the fleet already pays for the place where its machines stand.'],
  ['experiments', 'cluster', 'The experiments are priced by the hour here. Whoever buys a cluster can run them on it.'],
  ['experiments', 'fleet', 'The experiments are priced by the hour here. Whoever buys the fleet can run them on it.'],
  [
    'experiments',
    'operations',
    'An hour of experiments already pays for its electricity, and so does running the fleet.',
  ],
  ['cluster', 'fleet', 'The cluster is part of the fleet: buying both pays for it twice.'],
];

/** The lines that are in the way of another one, and why, in one sentence or two. */
export interface Conflict {
  lines: readonly LineId[];
  sentence: string;
}

/** Whether two lines would pay for the same thing. No line conflicts with itself or its group. */
export function payTwice(a: LineId, b: LineId): boolean {
  const first = payments[a];
  const second = payments[b];
  return (
    first.group !== second.group &&
    first.needs.some((need) => second.needs.includes(need)) &&
    first.work.some((each) => second.work.includes(each))
  );
}

/** The ticked lines that pay for what `line` pays for, or null when it may be ticked. */
export function conflicts(ticked: readonly LineId[], line: LineId): Conflict | null {
  const lines = ticked.filter((other) => payTwice(other, line));
  if (lines.length === 0) return null;
  return { lines, sentence: [...new Set(lines.map((other) => reasonFor(other, line)))].join(' ') };
}

export type TickResult =
  { ticked: readonly LineId[]; refused: null } | { ticked: readonly LineId[]; refused: Conflict };

/** Ticks a line, or says why not and leaves all as it was. Lines come back in the receipt's order. */
export function tick(ticked: readonly LineId[], line: LineId): TickResult {
  const conflict = conflicts(ticked, line);
  return conflict ? { ticked, refused: conflict } : { ticked: inOrder([...ticked, line]), refused: null };
}

/** Takes a line off the receipt. */
export function untick(ticked: readonly LineId[], line: LineId): readonly LineId[] {
  return ticked.filter((other) => other !== line);
}

/** Ticks a line and takes those off that are in its way. */
export function swap(ticked: readonly LineId[], line: LineId): readonly LineId[] {
  return inOrder([...ticked.filter((other) => !payTwice(other, line)), line]);
}

/** Each of these lines once, in the receipt's order. */
export function inOrder(lines: readonly LineId[]): readonly LineId[] {
  return lineIds.filter((id) => lines.includes(id));
}

function reasonFor(a: LineId, b: LineId): string {
  const [first, second] = lineIds.indexOf(a) < lineIds.indexOf(b) ? [a, b] : [b, a];
  const fits = (name: string, line: LineId) => name === line || name === payments[line].group;
  const reason = reasons.find(([left, right]) => fits(left, first) && fits(right, second));
  if (!reason) throw new Error(`No reason is written for why ${first} and ${second} cannot stand together`);
  return reason[2];
}
