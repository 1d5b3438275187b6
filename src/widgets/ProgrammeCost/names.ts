/**
 * The names on V3's author list as marks: one a name, by role. As many are filled as the reader counts people.
 */
import { formatQuantity } from '../../ledger/format.ts';

/** Names under one role of the list. */
export interface Role {
  name: string;
  count: number;
}

export interface NamesFacts {
  roles: readonly Role[];
  /** People, when those who stand under two roles count once. */
  differentNames: number;
  /** Marked on the list as having left. The list does not say so by role, so they are not drawn. */
  departed: number;
}

export interface PlacedRole extends Role {
  /** Of the group's label, and of its first row of marks. */
  y: number;
  marks: readonly { x: number; y: number; isCounted: boolean }[];
}

export interface PlacedNames {
  height: number;
  size: number;
  roles: readonly PlacedRole[];
}

const size = 9;
const pitch = 12;
/** At the widths of the stills; a row more or less would move what stands below. */
const columns = { narrow: 23, phone: 28, wide: 50 } as const;
const labelHeight = 20;
const groupGap = 12;

/** Lays the marks out in `width` pixels. */
export function placeNames(roles: readonly Role[], people: number, width: number): PlacedNames {
  const perRow = width >= 640 ? columns.wide : width >= 340 ? columns.phone : columns.narrow;
  let y = 0;
  let before = 0;
  const placed = roles.map((role): PlacedRole => {
    const top = y + labelHeight;
    const first = before;
    const marks = Array.from({ length: role.count }, (_, index) => ({
      x: (index % perRow) * pitch,
      y: top + Math.floor(index / perRow) * pitch,
      isCounted: first + index < people,
    }));
    before += role.count;
    const result = { ...role, y: y + 13, marks };
    y = top + Math.ceil(role.count / perRow) * pitch + groupGap;
    return result;
  });
  return { height: y, size, roles: placed };
}

/** What the marks show, in words: the text alternative and the line below them. */
export function namesText({ roles, differentNames, departed }: NamesFacts, people: number): string {
  const names = roles.reduce((sum, { count }) => sum + count, 0);
  const inDigits = (count: number) => formatQuantity(count, 'people', 'number');
  const beyond =
    people > names
      ? `You count ${inDigits(people)}, ${inDigits(people - names)} more than there are names.`
      : `You count ${inDigits(people)} of them.`;
  return `${names} names, ${differentNames} different people; ${departed} are marked as departed. ${beyond}`;
}
