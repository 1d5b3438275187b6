/** Rows as texts: a table in the terminal, beside the baseline, and tables for docs/BENCHMARKS.md. */
import type { Baseline } from './baseline.ts';
import { type Budgets, judge, type Row } from './budgets.ts';

/** A number with its unit: "35.2 KB". */
function shown(value: number, unit: string): string {
  return `${value.toLocaleString('en-US', { maximumFractionDigits: 3 })} ${unit}`.trimEnd();
}

/** How far a number has moved: "+4%", "−12%", or "same" when it would round to nothing. */
export function change(then: number, now: number): string {
  if (then === now) return 'same';
  if (then === 0) return 'from 0';
  const percent = Math.round((now / then - 1) * 100);
  return percent === 0 ? 'same' : `${percent > 0 ? '+' : '−'}${Math.abs(percent)}%`;
}

/** A table of what was measured, beside what the baseline says of the same. */
export function resultTable(rows: readonly Row[], { measures }: Budgets, baseline: Baseline | undefined): string {
  const measured = rows.filter(({ value }) => value !== null);
  const lines = measured.map(({ id, page, value, unit, budget, ok }) => {
    const then = baseline?.rows.find((row) => row.id === id && row.page === page)?.value;
    return [
      ok ? (budget === null ? '' : 'ok') : 'MISSED',
      measures[id]?.what ?? id,
      page,
      shown(value ?? NaN, unit),
      budget ?? '',
      then === undefined ? '' : shown(then, unit),
      then === undefined || value === null ? '' : change(then, value),
    ];
  });
  const missing = rows.filter(({ value }) => value === null);
  const missingLines = [...new Set(missing.map(({ page }) => page))].map((page) => {
    const count = missing.filter((row) => row.page === page).length;
    return ['?', `${count} ${count === 1 ? 'number' : 'numbers'}`, page, 'not built', '', '', ''];
  });
  return alignedTable([['', 'what', 'where', 'now', 'budget', 'baseline', 'change'], ...lines, ...missingLines]);
}

/** "12 budgets are met, 1 is missed; 3 numbers could not be measured." */
export function summary(rows: readonly Row[]): string {
  const measured = rows.filter(({ value }) => value !== null);
  const bound = measured.filter(({ budget }) => budget !== null);
  const missed = bound.filter(({ ok }) => !ok).length;
  const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
  return (
    `${counted(bound.length - missed, 'budget is', 'budgets are')} met, ${counted(missed, 'is', 'are')} missed; ` +
    `${counted(rows.length - measured.length, 'number', 'numbers')} could not be measured.`
  );
}

function alignedTable(cells: readonly (readonly string[])[]): string {
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The baseline as Markdown: a row for each measure, with the worst of its pages and the budget it has to keep. */
export function markdownTable({ recorded, machine, rows }: Baseline, budgets: Budgets): string {
  const { system, cores, memoryGb, node, chromium, lighthouse } = machine;
  const lines = Object.entries(budgets.measures).flatMap(([id, { what, atLeast }]) => {
    const judged = rows.filter((row) => row.id === id).map((row) => judge(row, budgets));
    const bound = judged.filter(({ budget }) => budget !== null);
    // The worst of those that are held to the budget; where none is, of all.
    const ascending = (bound.length > 0 ? bound : judged).toSorted((a, b) => (a.value ?? 0) - (b.value ?? 0));
    const worst = atLeast === undefined ? ascending.at(-1) : ascending.at(0);
    if (!worst) return [`| ${what} | not recorded | | | |`];
    const { value, unit, page, budget, ok } = worst;
    const verdict = budget === null ? '' : ok ? 'met' : '**missed**';
    return [`| ${what} | ${shown(value ?? NaN, unit)} | ${page} | ${budget ?? ''} | ${verdict} |`];
  });
  return [
    `Recorded on ${recorded}: ${system}, ${cores} cores, ${memoryGb} GB, Node ${node}, Chromium ${chromium}, Lighthouse ${lighthouse}. Where several pages were measured, the worst of them stands here.`,
    '',
    '| What | Value | Where | Budget | |',
    '| --- | --: | --- | --- | --- |',
    ...lines,
  ].join('\n');
}
