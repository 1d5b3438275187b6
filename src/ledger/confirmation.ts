/**
 * How a value was checked, in words for readers. What we could not check must never look as if we had.
 */
import type { Confirmed } from './fields.ts';

export interface Confirmation {
  text: string;
  /** True when a page has to say so beside the value, or leave the value out. */
  unconfirmed: boolean;
}

const confirmations: Record<Confirmed, Confirmation> = {
  'primary document read': checked('Read in the source itself.'),
  'primary or data-set file read': checked("Read in the source's own file."),
  'primary file read, and recomputed': checked("Read in the source's own file, and recomputed."),
  'copy of the source read': checked('Read in a copy of the source.'),
  'secondary table read': checked("Read in somebody else's table or quotation of the source."),
  'web page copy read': checked('Read in an excerpt of a page that reports it.'),
  recomputed: checked('Recomputed from values that were checked.'),
  partly: unchecked('Confirmed in part only: the rest is from memory.'),
  'memory only': unchecked('Not confirmed: from memory.'),
  'not confirmed': unchecked('Not confirmed: no source found.'),
};

/** What to tell readers about how a value was checked. */
export function confirmationText(confirmed: Confirmed): Confirmation {
  return confirmations[confirmed];
}

/** False for what rests on memory, wholly or in part, or on nothing. */
export function isConfirmed(confirmed: Confirmed): boolean {
  return !confirmations[confirmed].unconfirmed;
}

function checked(text: string): Confirmation {
  return { text, unconfirmed: false };
}

function unchecked(text: string): Confirmation {
  return { text, unconfirmed: true };
}
