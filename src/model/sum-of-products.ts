/**
 * A total as a sum of products, for named cells of which some change from call to call. A simulation asks for it 10,201
 * times: a factor that reads none of those is worked out once for all, and one that several products share once a call.
 */
import type { NamedCells } from './named-cells.ts';

/** A function of nothing but what it is given: the same values, the same result. */
type Factor<Subject> = (subject: Subject) => number;

export interface SumOfProducts<Id extends string, Subject> {
  /** What the factors are functions of. It holds on to `values`, whose numbers change. */
  subjectOf: (values: Readonly<Record<Id, number>>) => Subject;
  /** Added up in this order. */
  products: readonly (readonly [Factor<Subject>, Factor<Subject>])[];
}

/**
 * The sum at what the cells hold when it is called, as long as only those at the places `varying` have changed.
 * Throws whatever a factor throws.
 */
export function sumFor<Id extends string, Subject>(
  { subjectOf, products }: SumOfProducts<Id, Subject>,
  { record, reads }: Pick<NamedCells<Id>, 'record' | 'reads'>,
  varying: readonly number[],
): () => number {
  const subject = subjectOf(record);
  const factors = [...new Set(products.flat())];
  const results = new Float64Array(factors.length);
  const open = factors.flatMap((factor, place) => {
    // A factor that has read no varying cell would read none another time: all that could lead it to one is fixed.
    const isOpen = reads(varying, () => (results[place] = factor(subject)));
    return isOpen ? [{ factor, place }] : [];
  });
  const pairs = products.map(([left, right]) => ({ left: factors.indexOf(left), right: factors.indexOf(right) }));

  return () => {
    for (const { factor, place } of open) results[place] = factor(subject);
    let sum = 0;
    for (const { left, right } of pairs) sum += (results[left] ?? NaN) * (results[right] ?? NaN);
    return sum;
  };
}
