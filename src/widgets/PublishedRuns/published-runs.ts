/**
 * Published training runs, each predicted from the others: positions on a log axis, texts and a table. Pure; the
 * statistics are in model/published-runs.ts.
 */
import { formatQuantity, formatShare } from '../../ledger/format.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Coverage, RunPrediction } from '../../model/published-runs.ts';
import { logScale, logTicks } from '../../ui/chart/axes.ts';
import type { DataTable } from '../../ui/figure/data-table.ts';

/** A run and its prediction, as plain data that can be sent to a browser. */
export interface PredictedRun {
  id: string;
  name: string;
  group: GroupName;
  reportedGpuHours: number;
  expectedGpuHours: number;
  lowGpuHours: number;
  highGpuHours: number;
  /** How many other runs the prediction leans on. */
  peers: number;
  covered: boolean;
}

export type GroupName = 'moe' | 'denseHopper' | 'denseA100';

const groupTitles: Readonly<Record<GroupName, string>> = {
  moe: 'Mixtures of experts on H100s and H800s',
  denseHopper: 'Dense models on H100s and H800s',
  denseA100: 'Dense models on A100s',
};

/** Predictions with the names that the ledger gives the runs. */
export function predictedRuns(predictions: readonly RunPrediction[], ledger: Ledger): PredictedRun[] {
  return predictions.map(({ run, expectedGpuHours, lowGpuHours, highGpuHours, peers, covered }) => ({
    id: run.id,
    name: ledger.run(run.id).name,
    group: run.architecture === 'moe' ? 'moe' : run.gpuFamily === 'A100' ? 'denseA100' : 'denseHopper',
    reportedGpuHours: run.gpuHours,
    expectedGpuHours,
    lowGpuHours,
    highGpuHours,
    peers,
    covered,
  }));
}

export interface RunRow {
  id: string;
  name: string;
  /** Places on the axis, from 0 to 1. */
  reported: number;
  expected: number;
  low: number;
  high: number;
  /** Beside the mark of a run that lies outside its range. */
  outside: 'fewer' | 'more' | null;
  /** All of its numbers in a sentence. */
  sentence: string;
}

export interface PublishedRunsView {
  title: string;
  lead: string;
  note: string;
  ticks: readonly { at: number; text: string }[];
  groups: readonly { title: string; rows: readonly RunRow[] }[];
  table: DataTable;
}

/**
 * @param level The probability with which a range should hold the reported hours, such as 0.9.
 * @param highlightId The run that the title speaks of.
 */
export function publishedRunsView(
  runs: readonly PredictedRun[],
  { covered, runs: count }: Coverage,
  level: number,
  highlightId: string,
): PublishedRunsView {
  const ends = axisEnds(runs);
  const toShare = logScale(ends, [0, 1]);
  const highlight = runs.find(({ id }) => id === highlightId);
  if (!highlight) throw new Error(`There is no published run "${highlightId}"`);

  return {
    title: `${covered} of ${count} runs lie in the range that the others predict; ${standing(highlight)}`,
    lead:
      `GPU-hours on a log axis: as reported, and as the efficiency of the other runs of its kind predicts, ` +
      `with the range that should hold ${inTen(level)}`,
    note:
      `Each run is predicted without looking at its own hours, from its parameters and tokens and the share of peak ` +
      `that the others of its kind reached (6 operations per active parameter and token, of the BF16 peak). The fewer ` +
      `the others, the wider the range: its width follows Student’s t, on the logarithms. It held in ` +
      `${formatShare(covered / count)} of cases. Runs of one family resemble each other, which flatters it a little.`,
    ticks: logTicks(ends, [1]).map((tick) => ({ at: toShare(tick), text: hoursTick(tick) })),
    groups: (['moe', 'denseHopper', 'denseA100'] as const).map((group) => ({
      title: groupTitles[group],
      rows: runs
        .filter((run) => run.group === group)
        .toSorted((a, b) => b.reportedGpuHours - a.reportedGpuHours)
        .map((run) => rowOf(run, toShare)),
    })),
    table: {
      caption: 'Published training runs: reported and predicted GPU-hours',
      columns: [
        { label: 'Run' },
        { label: 'Kind' },
        { label: 'Reported', unit: 'GPU-hours' },
        { label: 'Predicted', unit: 'GPU-hours' },
        { label: 'Range from', unit: 'GPU-hours' },
        { label: 'Range to', unit: 'GPU-hours' },
        { label: 'Inside' },
      ],
      rows: runs.map((run) => [
        run.name,
        groupTitles[run.group],
        hoursCell(run.reportedGpuHours, 8),
        // A prediction to four digits.
        hoursCell(run.expectedGpuHours, 4),
        hoursCell(run.lowGpuHours, 4),
        hoursCell(run.highGpuHours, 4),
        run.covered ? 'yes' : 'no',
      ]),
    },
  };
}

function standing({ name, covered, reportedGpuHours, lowGpuHours }: PredictedRun): string {
  const short = name.replace('DeepSeek-', '');
  if (covered) return `${short} is one of them`;
  return `${short} took ${reportedGpuHours < lowGpuHours ? 'fewer' : 'more'} hours`;
}

/** "nine runs in ten" for 0.9, "95% of runs" for another level. */
const inTen = (level: number): string => (level === 0.9 ? 'nine runs in ten' : `${formatShare(level)} of runs`);

/** From below the lowest to above the highest number that is drawn. */
function axisEnds(runs: readonly PredictedRun[]): readonly [number, number] {
  const lows = runs.map(({ lowGpuHours, reportedGpuHours }) => Math.min(lowGpuHours, reportedGpuHours));
  const highs = runs.map(({ highGpuHours, reportedGpuHours }) => Math.max(highGpuHours, reportedGpuHours));
  return [Math.min(...lows) / 1.3, Math.max(...highs) * 1.1];
}

function rowOf(run: PredictedRun, toShare: (hours: number) => number): RunRow {
  const { reportedGpuHours, expectedGpuHours, lowGpuHours, highGpuHours, peers } = run;
  const difference = expectedGpuHours / reportedGpuHours - 1;
  return {
    id: run.id,
    name: run.name,
    reported: toShare(reportedGpuHours),
    expected: toShare(expectedGpuHours),
    low: toShare(lowGpuHours),
    high: toShare(highGpuHours),
    outside: run.covered ? null : reportedGpuHours < lowGpuHours ? 'fewer' : 'more',
    sentence:
      `reported ${formatQuantity(reportedGpuHours, 'gpu-hours', 'short')}; ${peers} other runs predict ` +
      `${rounded(expectedGpuHours)}, ${formatShare(Math.abs(difference))} ${difference < 0 ? 'less' : 'more'}, ` +
      `in a range of ${rounded(lowGpuHours)} to ${rounded(highGpuHours)}`,
  };
}

/** A prediction to three digits. */
const rounded = (hours: number): string => hoursTick(Number(hours.toPrecision(3)));

/** "100K", "1M", "4.49M". */
const compact = new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 4 });
const hoursTick = (hours: number): string => compact.format(hours);

const hoursCell = (hours: number, digits: number) => ({
  value: Math.round(hours),
  text: formatQuantity(Number(hours.toPrecision(digits)), 'gpu-hours', 'number'),
});
