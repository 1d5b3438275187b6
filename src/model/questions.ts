/**
 * A cost is the answer to a question. Each question is a set of ticked lines; any other set is put into words too.
 */
import { type LineGroup, type LineId, lineIds } from './receipt-inputs.ts';
import { inOrder, payments } from './receipt-ticks.ts';

export const questionIds = ['rent', 'rent-r1', 'own', 'programme', 'cluster', 'fleet', 'fleet-years'] as const;

export type QuestionId = (typeof questionIds)[number];

export interface Question {
  id: QuestionId;
  /** The heading of the receipt: "To rent the GPUs for the final run". */
  heading: string;
  lines: readonly LineId[];
  /** The figures that were published in answer to it, by id; the first is the one to compare with. */
  publishedIds: readonly string[];
}

const linesOf = (...groups: LineGroup[]): readonly LineId[] =>
  lineIds.filter((id) => groups.includes(payments[id].group));

const questions: Readonly<Record<QuestionId, Omit<Question, 'id'>>> = {
  rent: {
    heading: 'To rent the GPUs for the final run',
    lines: linesOf('rent'),
    publishedIds: ['v3-rent'],
  },
  'rent-r1': {
    heading: 'To rent the GPUs for the final run and to train R1 on top',
    lines: linesOf('rent', 'r1'),
    publishedIds: ['v3-and-r1-rent'],
  },
  own: {
    heading: 'To do the final run on machines you own',
    lines: linesOf('own'),
    publishedIds: ['epoch-amortised'],
  },
  programme: {
    heading: 'To find out how, and then rent the GPUs for the final run',
    lines: linesOf('rent', 'programme'),
    publishedIds: [],
  },
  cluster: {
    heading: 'To buy the cluster that the final run was on',
    lines: linesOf('cluster'),
    publishedIds: ['cluster-51m'],
  },
  fleet: {
    heading: 'To buy the whole fleet',
    lines: linesOf('fleet'),
    publishedIds: ['semianalysis-servers', 'semianalysis-gpus'],
  },
  'fleet-years': {
    heading: 'To buy the whole fleet and run it for years',
    lines: linesOf('fleet', 'operations'),
    publishedIds: ['semianalysis-servers-and-operations'],
  },
};

/** The question with this id. */
export function question(id: QuestionId): Question {
  return { id, ...questions[id] };
}

/** The question that exactly these lines answer, or null. */
export function questionOf(ticked: readonly LineId[]): Question | null {
  const wanted = inOrder(ticked).join();
  const id = questionIds.find((each) => questions[each].lines.join() === wanted);
  return id === undefined ? null : question(id);
}

/** What the ticked lines answer, in words, for any set of them: "To buy the whole fleet and pay for the people". */
export function headingOf(ticked: readonly LineId[]): string {
  const known = questionOf(ticked);
  if (known) return known.heading;
  if (ticked.length === 0) return 'Nothing is ticked: tick a line to ask what it costs';
  return `To ${listed(phrases(ticked))}`;
}

/** What each group says when all of it is ticked. */
const wholes: Readonly<Record<LineGroup, string>> = {
  rent: 'rent the GPUs for the final run',
  r1: 'train R1 on rented GPUs',
  own: 'do the final run on machines you own',
  programme: 'find out how it is done',
  cluster: 'buy the cluster that the final run was on',
  fleet: 'buy the whole fleet',
  operations: 'run the whole fleet for years',
};

/** What comes before and after the list of parts when only some of a group are ticked. */
const frames: Readonly<Record<LineGroup, readonly [string, string]>> = {
  rent: ['rent the GPUs for ', ' of the final run'],
  r1: ['rent the GPUs for ', ''],
  own: ['pay for ', ' of the final run on machines you own'],
  programme: ['pay for ', ''],
  cluster: ['buy ', ' of the cluster that the final run was on'],
  fleet: ['buy ', ' of the fleet'],
  operations: ['', ''],
};

const parts: Readonly<Record<LineId, string>> = {
  pre: 'the pre-training',
  ctx: 'the context extension',
  post: 'the post-training',
  'r1-zero': 'R1-Zero',
  'r1-data': 'R1’s training data',
  'r1-rl': 'R1 itself',
  'own-hardware': 'the machines',
  'own-energy': 'the electricity',
  'own-hosting': 'the hosting',
  experiments: 'experiments and failed runs',
  people: 'the people',
  data: 'the data',
  'cluster-gpus': 'the GPUs',
  'cluster-network': 'the network',
  'fleet-a100': 'the A100s',
  'fleet-h800': 'the H800s',
  'fleet-h100': 'the H100s',
  'fleet-h20': 'the H20s',
  'fleet-network': 'the network',
  operations: 'operations',
};

function phrases(ticked: readonly LineId[]): string[] {
  const lines = inOrder(ticked);
  const groups = new Set(lines.map((line) => payments[line].group));
  return [...groups].map((group) => {
    const mine = lines.filter((line) => payments[line].group === group);
    if (mine.length === linesOf(group).length) return wholes[group];
    const [before, after] = frames[group];
    return `${before}${listed(mine.map((line) => parts[line]))}${after}`;
  });
}

/** "a", "a and b", "a, b and c". */
function listed(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length > 1 ? `${items.slice(0, -1).join(', ')} and ${last}` : last;
}
