import { describe, expect, test } from 'vitest';
import { programmeTotal, squiggleProgram, twoPiece } from '../../../scripts/bench/squiggle-model.ts';
import { question } from '../../../src/model/questions.ts';
import { receipt } from '../../../src/model/receipt.ts';
import { uncertainInputs } from '../../../src/scenario/range.ts';
import { initialScenario } from '../../../src/scenario/scenario.ts';
import { constants } from '../model/receipt-fixture.ts';

const scenario = { ...initialScenario, ticked: question('programme').lines };
const { values, choices, ticked } = scenario;

describe('the programme question in Squiggle', () => {
  test('has the total of ours', () => {
    const names = Object.keys(values);
    const total: unknown = new Function(...names, `return ${programmeTotal}`)(...Object.values(values));
    expect(total).toBeCloseTo(receipt(values, choices, ticked, constants).totalUsd, 3);
  });

  test('draws what ours draws, and fixes the rest', () => {
    const program = squiggleProgram(values, uncertainInputs(scenario), 'symbolic');
    for (const { id } of uncertainInputs(scenario)) expect(program).toContain(`${id} = SampleSet.fromDist(mixture(`);
    expect(program).toContain('pretrainingGpuHours = 2664000\n');
    // Six uncertain, three fixed, the total and the result: assumptions that play no part are left out.
    expect(program.split('\n')).toHaveLength(11);
  });

  test('refuses assumptions that its formula lacks', () => {
    const own = { ...scenario, ticked: question('own').lines };
    expect(() => squiggleProgram(own.values, uncertainInputs(own), 'symbolic')).toThrow('formula lacks');
  });
});

describe('a two-piece distribution in Squiggle', () => {
  const input = { id: 'x', column: 0 };

  test('joins the halves of two log-normals at the central value, with points at the ends of the slider', () => {
    // ln 2 = 0.693; 10 is 5 × 2 and 1 is 5 ÷ 5, each 1.645 deviations away.
    const text = twoPiece({ ...input, low: 1, central: 5, high: 10, min: 0.5, max: 20 }, 'symbolic');
    const [below, above] = [...text.matchAll(/Sym\.lognormal\(([\d.]+), ([\d.]+)\)/g)].map(([, mu, sigma]) => [
      Number(mu),
      Number(sigma),
    ]);
    expect(below).toEqual([Math.log(5), expect.closeTo(Math.log(5) / 1.64485, 4)]);
    expect(text).toMatch(/^mixture\(\[pointMass\(0\.5\), truncate\(Sym\.lognormal\([^)]*\), 0\.5, 5\), /);
    expect(text).toContain(', 5, 20), pointMass(20)], [cdf(');
    expect(above?.[0]).toBe(Math.log(5));
  });

  test('stretches the halves of Beta(3, 3) where the range is narrow', () => {
    const text = twoPiece({ ...input, low: 120, central: 150, high: 199, min: 10, max: 1000 }, 'sampled');
    // The slider reaches beyond the distribution: nothing is cut off, and its ends weigh nothing.
    expect(text).toContain('150 + (truncate(beta(3, 3), 0, 0.5) - 0.5) * ');
    expect(text).toContain('150 + (truncate(beta(3, 3), 0.5, 1) - 0.5) * ');
    expect(text).toContain('[cdf(beta(3, 3), 0), 0.5 - cdf(beta(3, 3), 0), cdf(beta(3, 3), 1) - 0.5, 1 - cdf(');
  });
});
