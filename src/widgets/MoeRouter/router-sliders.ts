/** The router's sliders: what each is called, how far it goes and how its values read. Pure. */
import type { SliderRange } from '../../ui/slider-scale.ts';
import { limits, type RouterSetting } from './moe-router.ts';

interface RouterSlider {
  key: keyof Pick<RouterSetting, 'biasSpeed' | 'activeExperts' | 'maxNodes' | 'capacityFactor'>;
  label: string;
  range: SliderRange;
  /** Its ends, shorter than the same values are when they are set. */
  minText: string;
  maxText: string;
  textOf: (value: number) => string;
}

const atRest = '0, at rest';

/** The sliders in the order shown, for a layer on `nodes` nodes. */
export function routerSliders(nodes: number): readonly RouterSlider[] {
  const { biasSpeed, activeExperts, capacityFactor } = limits;
  const all = `all ${nodes}`;
  return [
    {
      key: 'biasSpeed',
      label: 'Bias speed',
      range: { ...biasSpeed, isLog: false },
      minText: atRest,
      maxText: String(biasSpeed.max),
      textOf: (speed) => (speed === 0 ? atRest : String(speed)),
    },
    {
      key: 'activeExperts',
      label: 'Experts per token',
      range: { ...activeExperts, step: 1, isLog: false },
      minText: String(activeExperts.min),
      maxText: String(activeExperts.max),
      textOf: String,
    },
    {
      key: 'maxNodes',
      label: 'Nodes a token may reach',
      range: { min: 1, max: nodes, step: 1, isLog: false },
      minText: '1',
      maxText: all,
      textOf: (reached) => (reached === nodes ? all : `${reached} of ${nodes}`),
    },
    {
      key: 'capacityFactor',
      label: 'Capacity, times the mean',
      range: { ...capacityFactor, isLog: false },
      minText: String(capacityFactor.min),
      maxText: String(capacityFactor.max),
      textOf: (factor) => factor.toFixed(2),
    },
  ];
}
