/**
 * Prints what the model must reproduce and how well it predicts published runs: `npm run validate`.
 * Exits with 1 when a number is off.
 */
import { formatQuantity } from '../src/ledger/format.ts';
import { ledger } from '../src/ledger/site-ledger.ts';
import { type Reproduction, reproductions, runPredictions } from '../src/scenario/reproduction.ts';

const percent = (share: number) => formatQuantity(share, 'share');

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function reproductionRow({ what, value, expected, unit, tolerance, ok }: Reproduction): string[] {
  return [
    ok ? 'ok' : 'OFF',
    what,
    formatQuantity(value, unit),
    formatQuantity(expected, unit),
    tolerance === 0 ? 'exact' : `within ${percent(tolerance)}`,
  ];
}

const checks = reproductions(ledger);
const failed = checks.filter(({ ok }) => !ok);
console.log('What the model must reproduce\n');
console.log(table(['', 'what', 'the model', 'expected', 'tolerance'], checks.map(reproductionRow)));

const { predictions, coverage } = runPredictions(ledger);
const hours = (value: number) => formatQuantity(value, 'gpu-hours', 'short').replace(' GPU-hours', '');
console.log('\nGPU-hours of published runs, each predicted from the other runs of its kind\n');
console.log(
  table(
    ['', 'run', 'reported', 'expected', 'low', 'high', 'peers'],
    predictions.map((each) => [
      each.covered ? 'in' : 'out',
      ledger.run(each.run.id).name,
      hours(each.run.gpuHours),
      hours(each.expectedGpuHours),
      hours(each.lowGpuHours),
      hours(each.highGpuHours),
      `${each.peers} ${each.peerGroup}`,
    ]),
  ),
);
console.log(`\nThe 90% interval holds the reported hours in ${coverage.covered} of ${coverage.runs} runs.`);
console.log(failed.length === 0 ? `All ${checks.length} numbers are reproduced.` : `${failed.length} numbers are off.`);
process.exitCode = failed.length === 0 ? 0 : 1;
