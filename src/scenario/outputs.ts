/**
 * Numbers that the site works out, each once, with how: what `<Model id="…">` prints. At the published values, so that a
 * sentence stays true whatever the reader moves. Pure: the ledger in, numbers out.
 */
import { formatQuantity, spoken } from '../ledger/format.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Basis, Unit } from '../ledger/schema.ts';

/** A number before it is printed. */
export interface OutputDefinition {
  id: string;
  /** What it is: a noun phrase. */
  statement: string;
  value: (ledger: Ledger) => number;
  unit: Unit;
  /** Significant digits for a sentence, where fewer are known than are worked out. The slip has all. */
  digits?: number;
  /** How it is worked out, in words. */
  how: string;
  factIds: readonly string[];
  /** Derived from facts alone, or with an assumption or estimate in it. */
  basis?: Basis;
}

export interface Output {
  id: string;
  statement: string;
  value: number;
  /** To as many digits as a sentence prints. */
  said: number;
  unit: Unit;
  /** With every digit. */
  full: string;
  short: string;
  number: string;
  spoken: string;
  how: string;
  factIds: readonly string[];
  basis: Basis;
}

/** Computes all outputs. Throws, naming the output, when one is no number or leans on a fact that does not exist. */
export function computeOutputs(definitions: readonly OutputDefinition[], ledger: Ledger): Output[] {
  const seen = new Set<string>();
  return definitions.map(({ id, statement, value, unit, digits, how, factIds, basis = 'derived' }) => {
    if (seen.has(id)) throw new Error(`Two outputs are called "${id}"`);
    seen.add(id);
    const number = compute(id, () => {
      for (const factId of factIds) ledger.fact(factId);
      return value(ledger);
    });
    const said = digits === undefined ? number : Number(number.toPrecision(digits));
    return {
      id,
      statement,
      value: number,
      said,
      unit,
      full: formatQuantity(number, unit, 'full'),
      short: formatQuantity(said, unit, 'short'),
      number: formatQuantity(said, unit, 'number'),
      spoken: spoken(said, unit),
      how,
      factIds,
      basis,
    };
  });
}

function compute(id: string, value: () => number): number {
  let number: number;
  try {
    number = value();
  } catch (error) {
    throw new Error(`The output "${id}": ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
  if (!Number.isFinite(number)) throw new Error(`The output "${id}" is ${number}`);
  return number;
}
