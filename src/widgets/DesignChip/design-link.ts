/**
 * A design in the address, under one key of the page: "chip=h800-sxm,on_2023-10-22", "chip=h20,mm_900,dc_no". First the
 * real chip it started from, then what was changed. What cannot be read is told and left out; nothing is ever thrown.
 */
import type { ExportRules } from '../../model/export-rules.ts';
import type { JudgedChip } from '../../scenario/export-chips.ts';
import { parseNumber } from '../../scenario/url.ts';
import {
  type Change,
  type Design,
  type FieldKey,
  fieldKeys,
  firstBase,
  firstDay,
  presetDesign,
  setDay,
  setField,
} from './design.ts';

/** The key in the address; `pageKeys` in scenario/url.ts knows it. */
const designKey = 'chip';

const codes: Readonly<Record<FieldKey, string>> = {
  tops16: 'b16',
  tops8: 'b8',
  tops4: 'b4',
  dieMm2: 'mm',
  link: 'link',
  other: 'io',
  dram: 'mem',
};

// A design takes about a hundred characters. What is longer was not made here.
const longest = 400;
const mostNotices = 6;

/** How a design is written; "" for the one that the page starts with. */
export function writeDesign(design: Design, chips: readonly JudgedChip[]): string {
  const preset = presetDesign(design.base, design.day, chips);
  const parts = [
    ...fieldKeys.filter((key) => design[key] !== preset[key]).map((key) => `${codes[key]}_${design[key]}`),
    ...(design.dataCentre === preset.dataCentre ? [] : [`dc_${design.dataCentre ? 'yes' : 'no'}`]),
    ...(design.day === firstDay ? [] : [`on_${design.day}`]),
  ];
  return design.base === firstBase && parts.length === 0 ? '' : [design.base, ...parts].join(',');
}

/** The query of an address with this design in it; all other keys stay as they are. */
export function withDesign(search: string, design: Design, chips: readonly JudgedChip[]): string {
  const query = new URLSearchParams(search);
  const written = writeDesign(design, chips);
  if (written === '') query.delete(designKey);
  else query.set(designKey, written);
  const text = query.toString().replaceAll('%2C', ',');
  return text === '' ? '' : `?${text}`;
}

export interface ReadDesign {
  design: Design;
  /** What could not be taken as written, for the reader. */
  notices: readonly string[];
}

/** The design in a query string. */
export function readDesign(search: string, chips: readonly JudgedChip[], rules: ExportRules): ReadDesign {
  const written = new URLSearchParams(search).get(designKey);
  const notices: string[] = [];
  let design = presetDesign(firstBase, firstDay, chips);
  if (written === null) return { design, notices };
  if (written.length > longest) notices.push('The link’s chip is longer than any made here. Its end was left out.');

  const take = (change: Change) => {
    if ('refused' in change) notices.push(`The link was not followed in full. ${change.refused}`);
    else design = change.design;
  };
  for (const part of written.slice(0, longest).split(',')) {
    const [, code = '', value = ''] = /^([^_]*)_(.*)$/s.exec(part) ?? [];
    const key = fieldKeys.find((each) => codes[each] === code);
    if (chips.some(({ id }) => id === part)) design = presetDesign(part, design.day, chips);
    else if (key !== undefined) take(setField(design, key, parseNumber(value)));
    else if (code === 'on') take(setDay(design, value, rules));
    else if (code === 'dc' && (value === 'yes' || value === 'no')) design = { ...design, dataCentre: value === 'yes' };
    else if (part !== '') notices.push(`The link says “${part.slice(0, 24)}” of the chip, which means nothing here.`);
  }
  return { design, notices: [...new Set(notices)].slice(0, mostNotices) };
}
