/** The curve of "what was priced in": spending after ÷ before, against the elasticity of demand. */
import { breakEvenElasticity, spendRatio } from '../../model/demand.ts';
import { boxStart, linearScale } from '../../ui/chart/axes.ts';
import { textWidth } from '../../ui/chart/text-width.ts';
import {
  believedElasticity,
  type DemandFacts,
  type DemandSettings,
  elasticityRange,
  elasticityText,
  formatFactor,
} from './jevons.ts';

export interface CurveText {
  x: number;
  y: number;
  text: string;
  anchor: 'start' | 'middle' | 'end';
}

export interface SpendCurve {
  width: number;
  height: number;
  plot: { left: number; right: number; top: number; bottom: number };
  path: string;
  yTicks: readonly { y: number; text: string }[];
  xTicks: readonly CurveText[];
  /** Where as much is spent as before: the level, and the point on the curve. */
  even: { x: number; y: number; label: CurveText };
  /** Nvidia's fall as a level, and where the curve crosses it. */
  nvidia: { x: number; y: number; level: CurveText; label: CurveText };
  less: CurveText;
  more: CurveText;
  /** `isAbove`: the point lies above the plot. */
  reader: {
    x: number;
    y: number;
    isAbove: boolean;
    flag: { x: number; y: number; width: number; height: number; text: string };
  };
}

/** Insets of the plot, pixels. The slider below is told the same by Jevons.svelte's styles. */
const insets = { left: 40, right: 12, top: 50, foot: 42 };
const height = 330;
/** The curve leaves the plot above this: what matters lies around 1. */
const top = 2.2;
const samples = 80;
const flagHeight = 24;

/** Lays the curve out in `width` pixels; its height is always the same. */
export function spendCurve(facts: DemandFacts, settings: DemandSettings, width: number): SpendCurve {
  const { elasticity, timesCheaper } = settings;
  const price = 1 / timesCheaper;
  const plot = { left: insets.left, right: width - insets.right, top: insets.top, bottom: height - insets.foot };
  const toX = linearScale([elasticityRange.least, elasticityRange.most], [plot.left, plot.right]);
  const toY = linearScale([0, top], [plot.bottom, plot.top]);
  const points = Array.from({ length: samples + 1 }, (_, index) => {
    const at = (elasticityRange.most * index) / samples;
    return `${toX(at).toFixed(1)} ${toY(spendRatio(price, at)).toFixed(1)}`;
  });
  const spend = spendRatio(price, elasticity);
  const readerX = toX(elasticity);
  const flagText = `${formatFactor(spend)}× the spending`;
  const flagWidth = textWidth(flagText, 'till') + 22;
  const believed = believedElasticity(facts, timesCheaper);
  const crossing = { x: toX(believed), y: toY(1 + facts.nvidiaChange) };
  const isNarrow = width < 480;
  return {
    width,
    height,
    plot,
    path: `M${points.join('L')}`,
    yTicks: [0, 0.5, 1, 1.5, 2].map((value) => ({ y: toY(value), text: `${formatFactor(value)}×` })),
    xTicks: [0, -0.5, -1, -1.5, -2].map((value) => ({
      x: toX(value),
      y: plot.bottom + 36,
      text: value === 0 ? '0' : elasticityText(value).replace(/\.?0+$/, ''),
      anchor: value === elasticityRange.most ? 'end' : 'middle',
    })),
    even: {
      x: toX(breakEvenElasticity),
      y: toY(1),
      label: { x: plot.left + 6, y: toY(1) - 7, text: isNarrow ? 'as before' : 'as much as before', anchor: 'start' },
    },
    nvidia: {
      ...crossing,
      level: {
        x: plot.left + 6,
        y: crossing.y + 16,
        text: isNarrow ? 'Nvidia’s fall' : 'as much less as Nvidia’s share',
        anchor: 'start',
      },
      label: {
        x: Math.max(crossing.x, toX(breakEvenElasticity)) + 12,
        y: crossing.y + 16,
        text: `fits at ${elasticityText(believed)}`,
        anchor: 'start',
      },
    },
    // Each on its side of the line between them.
    less: { x: plot.right - 4, y: toY(0.5) + 17, text: 'less is spent', anchor: 'end' },
    more: {
      x: plot.right - 4,
      y: toY(1) - 7,
      text: isNarrow ? 'more is spent' : 'more is spent: the Jevons paradox',
      anchor: 'end',
    },
    reader: {
      x: readerX,
      y: Math.max(plot.top, toY(spend)),
      isAbove: spend > top,
      flag: {
        x: boxStart(readerX, flagWidth, [1, width - 1]),
        y: 1,
        width: flagWidth,
        height: flagHeight,
        text: flagText,
      },
    },
  };
}
