/**
 * Published figures as scenarios to take over. Pure.
 */
import { formatQuantity, formatShare, formatUsdShort } from '../../ledger/format.ts';
import { headingOf } from '../../model/questions.ts';
import { type ModelConstants, receipt } from '../../model/receipt.ts';
import { type PresetId, presetOf, presets, presetScenario } from '../../scenario/presets.ts';
import { encodeScenario } from '../../scenario/url.ts';

export interface PresetView {
  id: PresetId;
  name: string;
  /** Who printed the figure. */
  who: string;
  /** "$5,576,000", "more than $500M"; our own sums say so. */
  figure: string;
  /** The question that it answers. */
  answers: string;
  /** What the model makes of it: "The model arrives at the same." */
  arrives: string;
  note: string;
  /** Its scenario as a link has it: by this the page knows that it is the one on the receipt. */
  query: string;
}

/** What each preset says, in the order of the table. */
export function presetViews(constants: ModelConstants): PresetView[] {
  return presets.map(({ id }) => {
    const preset = presetOf(id);
    const scenario = presetScenario(preset);
    const { values, choices, ticked } = scenario;
    const { totalUsd } = receipt(values, choices, ticked, constants);
    const target = targetOf(id, constants);
    return {
      id,
      name: preset.name,
      who: target.who,
      figure: `${target.atLeast ? 'more than ' : ''}${printedUsd(target.amountUsd)}`,
      answers: headingOf(ticked),
      arrives: arrival(totalUsd, target.amountUsd),
      note: preset.note,
      query: encodeScenario(scenario),
    };
  });
}

interface Target {
  amountUsd: number;
  atLeast: boolean;
  who: string;
}

function targetOf(id: PresetId, { published }: ModelConstants): Target {
  const { target } = presetOf(id);
  if ('ownUsd' in target) return { amountUsd: target.ownUsd, atLeast: false, who: 'This site' };
  const figure = published.find((each) => each.id === target.publishedId);
  if (!figure) throw new Error(`The preset "${id}" aims at "${target.publishedId}", which is no published figure`);
  // "DeepSeek: rent for V3"
  return { ...figure, who: figure.label.split(':')[0] ?? figure.label };
}

// What a figure of three or four digits cannot show.
const asGoodAsEqual = 0.0005;

/** Exact where the source is exact: "$5,576,000", "$1.6B". */
function printedUsd(usd: number): string {
  return usd < 1e7 && usd % 1_000_000 !== 0 ? formatQuantity(usd, 'usd') : formatUsdShort(usd);
}

function arrival(totalUsd: number, targetUsd: number): string {
  const difference = Math.round(totalUsd) / targetUsd - 1;
  if (difference === 0) return 'The model arrives at the same.';
  if (Math.abs(difference) < asGoodAsEqual) return 'The model arrives at the same, but for rounding.';
  const word = difference > 0 ? 'more' : 'less';
  return `The model arrives at ${printedUsd(Math.round(totalUsd))}, ${formatShare(Math.abs(difference))} ${word}.`;
}
