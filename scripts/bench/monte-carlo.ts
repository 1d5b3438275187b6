/**
 * The range of the programme question: how long ours takes, and Squiggle on the same model with as many samples.
 * Warm: medians of 30 runs, taken in turns so that both meet the same machine. Ours keeps the samples of assumptions
 * that nobody changed, as on the page, and Squiggle draws anew each time; the first runs, with nothing kept and nothing
 * compiled, are recorded beside them. Squiggle's percentiles are means over its runs: those of one run are as uncertain
 * as the difference that is looked for.
 */
import { run } from '@quri/squiggle-lang';
import { z } from 'astro/zod';
import { ledger } from '../../src/ledger/site-ledger.ts';
import { question } from '../../src/model/questions.ts';
import { sampleCount } from '../../src/model/uncertainty.ts';
import { modelConstants } from '../../src/scenario/constants.ts';
import { rangeOf, uncertainInputs } from '../../src/scenario/range.ts';
import { initialScenario } from '../../src/scenario/scenario.ts';
import type { Benchmark } from './benchmark.ts';
import type { Measured } from './budgets.ts';
import { type Halves, squiggleProgram } from './squiggle-model.ts';
import { median, timed } from './statistics.ts';

const warmUpRuns = 10;
const runs = 30;

const figuresSchema = z.tuple([z.number(), z.number(), z.number(), z.number()]);
type Figures = z.infer<typeof figuresSchema>;
const figureNames = ['p5', 'p50', 'p95', 'mean'] as const;

export const monteCarlo: Benchmark = {
  idsPerPage: [],
  measure: async () => {
    const scenario = { ...initialScenario, ticked: question('programme').lines };
    const constants = modelConstants(ledger);
    const program = (halves: Halves) => squiggleProgram(scenario.values, uncertainInputs(scenario), halves);
    const programs = { symbolic: program('symbolic'), sampled: program('sampled') };

    const ours = () => timed(() => rangeOf(scenario, constants));
    const first = await ours();
    const squiggleFirst = await timed(() => squiggle(programs.symbolic, 0));
    const times: Record<'ours' | Halves, number[]> = { ours: [], symbolic: [], sampled: [] };
    const figures: Figures[] = [];
    for (let turn = 1; turn <= warmUpRuns + runs; turn++) {
      const isWarm = turn > warmUpRuns;
      const { ms } = await ours();
      if (isWarm) times.ours.push(ms);
      for (const halves of ['symbolic', 'sampled'] as const) {
        const theirs = await timed(() => squiggle(programs[halves], turn));
        if (isWarm) times[halves].push(theirs.ms);
        if (isWarm && halves === 'symbolic') figures.push(theirs.result);
      }
    }

    const page = 'programme question';
    const ms = median(times.ours);
    const symbolicMs = median(times.symbolic);
    const row = (id: string, value: number): Measured => ({ id, page, value });
    const { p5Usd, p50Usd, p95Usd, meanUsd } = first.result;
    return [
      row('monte-carlo', ms),
      row('monte-carlo-first', first.ms),
      row('squiggle', symbolicMs),
      row('squiggle-first', squiggleFirst.ms),
      row('squiggle-times', symbolicMs / ms),
      row('squiggle-sampled-times', median(times.sampled) / ms),
      ...[p5Usd, p50Usd, p95Usd, meanUsd].map((value, index) => ({
        id: 'squiggle-difference',
        page: `programme question, ${figureNames[index] ?? ''}`,
        value: 100 * Math.abs(value / meanOf(figures.map((each) => each[index] ?? NaN)) - 1),
      })),
    ];
  },
};

/** Runs a program of squiggle-model.ts. */
async function squiggle(program: string, seed: number): Promise<Figures> {
  const { result } = await run(program, {
    environment: { sampleCount, xyPointLength: 1000, seed: String(seed) },
  });
  if (!result.ok) throw new Error(`Squiggle: ${result.value.toString()}`);
  return figuresSchema.parse(result.value.result.asJS());
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
