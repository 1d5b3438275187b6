/**
 * A record of numbers that is read by name and written by place. Engines write slowly to a name that varies, and a
 * simulation does so 61,206 times; to a place in an array they write some twenty times faster.
 */

export interface NamedCells<Id extends string> {
  /** Reads the cells by name. They are no properties of its own: it can be neither spread nor sent. */
  record: Readonly<Record<Id, number>>;
  cells: Float64Array;
  /** The place of a name. Throws a RangeError when there is no such name. */
  placeOf: (id: Id) => number;
}

const cellsKey = Symbol('cells');
/** What all records of the same names inherit: one for all, so that engines compile once what reads them. */
const accessors = new Map<string, object>();

/** Cells with the names and numbers of `values`. */
export function namedCells<Id extends string>(values: Readonly<Record<Id, number>>): NamedCells<Id> {
  const names = Object.keys(values);
  const cells = Float64Array.from(Object.values<number>(values));
  // The names are those of `values`, by construction.
  const record = Object.create(accessorsOf(names), { [cellsKey]: { value: cells } }) as Readonly<Record<Id, number>>;
  const placeOf = (id: Id) => {
    const place = names.indexOf(id);
    if (place < 0) throw new RangeError(`values must have ${id}`);
    return place;
  };
  return { record, cells, placeOf };
}

function accessorsOf(names: readonly string[]): object {
  const key = names.join();
  const known = accessors.get(key);
  if (known) return known;
  const made = {};
  for (const [place, name] of names.entries()) {
    Object.defineProperty(made, name, {
      get(this: { [cellsKey]: Float64Array }) {
        return this[cellsKey][place];
      },
    });
  }
  accessors.set(key, made);
  return made;
}
