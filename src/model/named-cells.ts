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
  /** Runs `work` and says whether it has read one of these places. */
  reads: (places: readonly number[], work: () => void) => boolean;
}

/** Behind the cells, for each of them whether it has been read. In one array, because it is read so often. */
const cellsKey = Symbol('cells');
/** What all records of the same names inherit: one for all, so that engines compile once what reads them. */
const accessors = new Map<string, object>();

/** Cells with the names and numbers of `values`. */
export function namedCells<Id extends string>(values: Readonly<Record<Id, number>>): NamedCells<Id> {
  const names = Object.keys(values);
  const all = new Float64Array(2 * names.length);
  all.set(Object.values<number>(values));
  // The names are those of `values`, by construction.
  const record = Object.create(accessorsOf(names), { [cellsKey]: { value: all } }) as Readonly<Record<Id, number>>;
  const placeOf = (id: Id) => {
    const place = names.indexOf(id);
    if (place < 0) throw new RangeError(`values must have ${id}`);
    return place;
  };
  const marks = all.subarray(names.length);
  const reads = (places: readonly number[], work: () => void) => {
    marks.fill(0);
    work();
    return places.some((place) => marks[place] === 1);
  };
  return { record, cells: all.subarray(0, names.length), placeOf, reads };
}

function accessorsOf(names: readonly string[]): object {
  const key = names.join();
  const known = accessors.get(key);
  if (known) return known;
  const made = {};
  for (const [place, name] of names.entries()) {
    Object.defineProperty(made, name, {
      get(this: { [cellsKey]: Float64Array }) {
        const cells = this[cellsKey];
        cells[names.length + place] = 1;
        return cells[place];
      },
    });
  }
  accessors.set(key, made);
  return made;
}
