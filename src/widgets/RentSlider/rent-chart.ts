/**
 * The chart of "the two dollars": what the run costs against the rent, on two log axes, with every published rent on the
 * line. Pure: pixels and texts for one width.
 */
import { formatQuantity, formatUnitPrice, formatUsdShort } from '../../ledger/format.ts';
import type { Basis } from '../../ledger/schema.ts';
import { boxStart, logScale, logTicks, pushApart } from '../../ui/chart/axes.ts';
import { textWidth } from '../../ui/chart/text-width.ts';
import type { Quote } from './quotes.ts';

export interface RentChartInput {
  /** GPU-hours of the run that is priced. */
  gpuHours: number;
  rentUsdPerGpuHour: number;
  /** Ascending by rent. */
  quotes: readonly Quote[];
  /** The ends of the axis, USD per GPU-hour. */
  min: number;
  max: number;
}

export interface QuoteMark {
  x: number;
  y: number;
  basis: Basis;
  price: string;
  text: string;
  textX: number;
  textY: number;
  anchor: 'start' | 'end';
  /** The ground behind the label, which nothing shows through. */
  ground: { x: number; y: number; width: number; height: number };
  /** From the mark to its label, where that had to move. */
  lead: string;
  isStrong: boolean;
}

interface Tick {
  at: number;
  text: string;
}

export interface RentChart {
  width: number;
  plot: { left: number; right: number; top: number; bottom: number };
  line: { x1: number; y1: number; x2: number; y2: number };
  rents: readonly Tick[];
  costs: readonly Tick[];
  marks: readonly QuoteMark[];
  reader: { x: number; y: number; flagX: number; flagWidth: number; text: string };
}

/** The plot's insets; the slider stands on the same ones, and on its bottom (RentSlider.svelte). */
export const insets = { left: 46, right: 14 };
export const height = 418;
const top = 48;
const bottom = 376;
const labelGap = 18;
/** From a mark's middle to its label. */
const beside = 13;

export function rentChart(width: number, { gpuHours, rentUsdPerGpuHour, quotes, min, max }: RentChartInput): RentChart {
  const plot = { left: insets.left, right: width - insets.right, top, bottom };
  const toX = logScale([min, max], [plot.left, plot.right]);
  const toY = logScale([min * gpuHours, max * gpuHours], [bottom, top]);
  const at = (rent: number) => ({ x: toX(rent), y: toY(rent * gpuHours) });
  const text = formatQuantity(rentUsdPerGpuHour * gpuHours, 'usd');
  const flagWidth = Math.max(96, text.length * 8.5 + 20);
  const reader = at(rentUsdPerGpuHour);

  return {
    width,
    plot,
    line: { x1: plot.left, y1: bottom, x2: plot.right, y2: top },
    rents: [min, ...logTicks([min, max]).filter((rent) => rent > min)].map((rent) => ({
      at: toX(rent),
      text: formatUnitPrice(rent),
    })),
    costs: logTicks([min * gpuHours, max * gpuHours]).map((cost) => ({ at: toY(cost), text: formatUsdShort(cost) })),
    marks: marksOf(quotes, at, plot),
    reader: { ...reader, text, flagWidth, flagX: boxStart(reader.x, flagWidth, [0, width]) },
  };
}

/**
 * The line rises to the right. Labels of dear quotes stand to the left of their marks, above the line, and make room
 * for each other upwards; those of cheap ones to the right, below the line, and downwards. So none meets the line, a
 * mark, or another label.
 */
function marksOf(
  quotes: readonly Quote[],
  at: (rent: number) => { x: number; y: number },
  { left, right }: RentChart['plot'],
): QuoteMark[] {
  const groups = [...Map.groupBy(quotes, ({ rentUsdPerGpuHour }) => rentUsdPerGpuHour).entries()];
  const middle = (left + right) / 2;
  const sides = (['right', 'left'] as const).map((side) => ({
    side,
    members: groups
      .map(([rent, members]) => ({ rent, members, ...at(rent) }))
      .filter(({ x }) => (side === 'right' ? x <= middle : x > middle)),
  }));

  return sides.flatMap(({ side, members }) => {
    const rows = pushApart(
      members.map(({ y }) => y),
      labelGap,
      side === 'right' ? 'down' : 'up',
    );
    return members.map(({ rent, members: same, x, y }, index): QuoteMark => {
      const row = rows[index] ?? y;
      const price = formatUnitPrice(rent);
      const sign = side === 'right' ? 1 : -1;
      const room = (side === 'right' ? right + insets.right - x : x - left) - beside - textWidth(`${price} `, 'bold');
      const [first] = same;
      const text = labelFor(same, room);
      const textX = x + sign * beside;
      const textSize = textWidth(`${price} `, 'bold') + textWidth(text);
      return {
        x,
        y,
        basis: first?.basis ?? 'disclosed',
        price,
        text,
        textX,
        textY: row + 4.5,
        ground: {
          x: side === 'right' ? textX - 2 : textX - textSize,
          y: row - labelGap / 2,
          width: textSize + 2,
          height: labelGap,
        },
        anchor: side === 'right' ? 'start' : 'end',
        lead: Math.abs(row - y) < 3 ? '' : `M${x} ${y}L${x + sign * (beside - 3)} ${row}`,
        isStrong: same.some(({ chip }) => chip === 'H800'),
      };
    });
  });
}

/** Who asked this rent, in as many words as the room (pixels) allows. */
function labelFor(quotes: readonly Quote[], room: number): string {
  const wordings = wordingsOf(quotes);
  return wordings.find((wording) => textWidth(wording) <= room) ?? wordings.at(-1) ?? '';
}

function wordingsOf(quotes: readonly Quote[]): string[] {
  const [first, ...others] = quotes;
  if (!first) return [];
  const { who, when, year, kind, chip } = first;
  if (others.length > 0) {
    return [
      `${who}, ${when}, and ${others.length} more`,
      `${who} and ${others.length} more`,
      `${quotes.length} quotes`,
    ];
  }
  if (kind === 'assumption') return [`${who} assumes, for its ${chip}s`, `${who} assumes`, who];
  if (chip === 'H800') return [`${who}, the only quote for an H800`, `${who}, for an H800`, `${who}, H800`, who];
  if (kind === 'market') return [`market, ${when}`, `market, ${year}`, year];
  return [`${who}, ${when}`, `${who}, ${year}`, who];
}
