/**
 * Which lines stand on the receipt, and which wait under "more lines". Pure.
 */
import { type LineGroup, type LineId, lineIds } from '../../model/receipt-inputs.ts';
import { inOrder, payments } from '../../model/receipt-ticks.ts';

/** What the groups are called under "more lines". */
const groupNames: Readonly<Record<LineGroup, string>> = {
  rent: 'The final run, rented',
  r1: 'R1 on top, rented',
  own: 'The final run on machines of one’s own',
  programme: 'What came before',
  cluster: 'The cluster, bought',
  fleet: 'The whole fleet, bought',
  operations: 'The fleet in operation',
};

export interface LineGroupView {
  group: LineGroup;
  name: string;
  lines: readonly LineId[];
}

/** The page's own lines, every ticked one, and those that stood here before they lost their tick, in order. */
export function shownLines(
  own: readonly LineId[],
  ticked: readonly LineId[],
  kept: readonly LineId[],
): readonly LineId[] {
  return inOrder([...own, ...ticked, ...kept]);
}

/** All other lines, by group. */
export function otherLines(shown: readonly LineId[]): LineGroupView[] {
  const others = lineIds.filter((id) => !shown.includes(id));
  const groups = [...new Set(others.map((id) => payments[id].group))];
  return groups.map((group) => ({
    group,
    name: groupNames[group],
    lines: others.filter((id) => payments[id].group === group),
  }));
}
