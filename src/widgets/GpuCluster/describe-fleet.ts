/** The words of the view "fleet". */
import { formatQuantity, formatShare } from '../../ledger/format.ts';
import { basisNames } from '../../ui/basis.ts';
import { cell, countOf, type Inspection, short, type ViewText } from './describe.ts';
import type { GpuClusterFacts } from './facts.ts';
import { type FleetSummary, lotOf } from './fleet.ts';

/** Everything the view says. `gpusPerSquare` is above 1 only in the still. */
export function describeFleet(facts: GpuClusterFacts, fleet: FleetSummary, gpusPerSquare: number): ViewText {
  const { estimator, years } = facts.fleet;
  const { trained, lots } = fleet;
  const share = formatShare(fleet.runShare);
  const disclosedLots = lots.filter(({ disclosed }) => disclosed > 0);
  return {
    title: `Of about ${countOf(fleet.gpus)} GPUs that one firm counts, ${countOf(fleet.disclosed)} are disclosed`,
    lead:
      `One square is ${gpusPerSquare === 1 ? 'one GPU' : `${countOf(gpusPerSquare)} GPUs`}. Filled: disclosed; blue, as many ` +
      `as trained ${facts.runName}. Faint or outlined: estimated by ${estimator}.`,
    alt:
      `${lots.map(({ name, gpus }) => `${countOf(gpus)} ${name}`).join(', ')}. Disclosed: ` +
      `${disclosedLots.map(({ name, disclosed, disclosedNote }) => `${countOf(disclosed)} ${name}${disclosedNote ? ` ${disclosedNote}` : ''}`).join('; ') || 'none'}. ` +
      (trained ? `${facts.runName} trained on ${countOf(facts.gpus)} of the ${trained.name}s. ` : '') +
      `The run is ${share} of the fleet’s GPU-hours in ${formatQuantity(years, 'years')}.`,
    headline: { value: countOf(fleet.gpus), note: `GPUs, by ${estimator}’s estimate` },
    readouts: [
      { label: 'Disclosed', value: countOf(fleet.disclosed), note: 'GPUs', basis: 'disclosed' },
      {
        label: `${facts.runName} trained on`,
        value: countOf(facts.gpus),
        note: trained?.name ?? '',
        basis: 'disclosed',
      },
      {
        label: `Hours in ${formatQuantity(years, 'years')}`,
        value: short(fleet.gpuHours, 'gpu-hours').replace(' GPU-hours', ''),
        basis: 'estimated',
      },
      { label: 'The run’s share', value: share, basis: 'derived' },
    ],
    published: disclosedLots
      .map(
        ({ name, disclosed, disclosedNote }) =>
          `${countOf(disclosed)} ${name}s are disclosed${disclosedNote ? `, ${disclosedNote}` : ''}.`,
      )
      .join(' '),
    ours:
      `All else is ${estimator}’s estimate or inferred from it. Whether the ${countOf(facts.gpus)} that trained ` +
      `${facts.runName} are among the disclosed ones is not known; they are drawn as if.`,
    table: {
      caption: 'The fleet by type',
      columns: [
        { label: 'Type' },
        { label: 'Counted', unit: 'GPUs' },
        { label: 'Who counts' },
        { label: 'Basis' },
        { label: 'Disclosed', unit: 'GPUs' },
      ],
      rows: lots.map(({ name, gpus, source, basis, disclosed }) => [
        name,
        cell(gpus, countOf(gpus)),
        source,
        basisNames[basis],
        cell(disclosed, disclosed === 0 ? 'none' : countOf(disclosed)),
      ]),
    },
  };
}

/** What is known about one GPU of the fleet. */
export function inspectFleet(facts: GpuClusterFacts, fleet: FleetSummary, gpu: number): Inspection {
  const { lot, number, isDisclosed } = lotOf(fleet, gpu);
  const isMarked = lot.trained === true && number < facts.gpus;
  return {
    heading: `${lot.name} number ${countOf(number + 1)} of ${countOf(lot.gpus)}`,
    lines: [
      {
        label: isDisclosed ? 'Disclosed' : 'Counted by',
        text: isDisclosed ? (lot.disclosedNote ?? 'by the company') : `${lot.source}, ${basisNames[lot.basis]}`,
      },
      ...(isMarked
        ? [{ label: 'Marked', text: `one of ${countOf(facts.gpus)}, as many as trained ${facts.runName}` }]
        : []),
    ],
  };
}
