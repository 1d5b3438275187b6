/**
 * The chips of seeds/chips.yaml as the export rules look at them. Pure.
 */
import type { Ledger } from '../ledger/ledger.ts';
import type { Chip as LedgerChip } from '../ledger/schema-tables.ts';
import type { Chip } from '../model/export-rules.ts';
import { chipOf, type ChipDesign } from '../model/export-rules-chip.ts';

/** A chip that the rules can judge. Plain data: islands get it as a prop. */
export interface JudgedChip {
  id: string;
  /** "A100", "H800 PCIe": what it is called beside its mark. */
  label: string;
  design: ChipDesign;
  chip: Chip;
  /** When it could first be had, by our sources: a year or a month where no day is known, null where we have none. */
  released: string | null;
  /** Before that, where a text needs it. */
  announced: string | null;
}

/** Every chip of the ledger that has all the figures, in the order of its file. */
export function judgedChips(ledger: Ledger): JudgedChip[] {
  return judgedOf(ledger.chips, (factId) => {
    const { date } = ledger.fact(factId);
    if (date === undefined) throw new Error(`The fact "${factId}" is no date`);
    return date;
  });
}

/** The same of any chips, with how to learn the date that a fact gives. */
export function judgedOf(chips: readonly LedgerChip[], dateOf: (factId: string) => string): JudgedChip[] {
  const families = chips.map(({ name }) => firstWord(name));
  return chips.filter(isComplete).map((chip) => {
    const design = designOf(chip);
    const family = firstWord(chip.name);
    // Of two parts of one family the later in the file keeps what tells it apart.
    const isFirst = chips.indexOf(chip) === families.indexOf(family);
    return {
      id: chip.id,
      label: isFirst ? family : chip.name,
      design,
      chip: chipOf(design),
      released: chip.releaseFact === undefined ? null : dateOf(chip.releaseFact),
      announced: chip.announcedFact === undefined ? null : dateOf(chip.announcedFact),
    };
  });
}

const firstWord = (name: string): string => name.split(' ')[0] ?? name;

function isComplete({
  bf16Tflops,
  eightBitTops,
  dieMm2,
  interconnectGbPerSecond,
  memoryGbPerSecond,
}: LedgerChip): boolean {
  return [bf16Tflops, eightBitTops, dieMm2, interconnectGbPerSecond, memoryGbPerSecond].every(
    (figure) => figure !== null,
  );
}

/**
 * The design behind a row of the ledger. All are data-centre parts. Where PCIe is null it is either counted in the
 * interconnect or not known, and adds nothing here.
 * Throws a RangeError that names the chip and the figure when one is missing that a rule asks for.
 */
export function designOf(chip: LedgerChip): ChipDesign {
  const { name, bf16Tflops, eightBitTops, dieMm2, interconnectGbPerSecond, pcieGbPerSecond, memoryGbPerSecond } = chip;
  const known = (figure: string, value: number | null): number => {
    if (value === null) throw new RangeError(`${name} cannot be judged: its ${figure} is not known`);
    return value;
  };
  return {
    product: name,
    peaks: [
      { bits: 16, denseTops: known('bf16Tflops', bf16Tflops) },
      { bits: 8, denseTops: known('eightBitTops', eightBitTops) },
    ],
    dieMm2: known('dieMm2', dieMm2),
    linkGbPerSecond: known('interconnectGbPerSecond', interconnectGbPerSecond),
    otherIoGbPerSecond: pcieGbPerSecond ?? 0,
    dramBandwidthGbPerSecond: known('memoryGbPerSecond', memoryGbPerSecond),
    dataCentre: true,
  };
}
