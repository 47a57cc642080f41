import type { PricePoint } from './queries/markets.ts';

/** Width and height of the picture's coordinates. */
export const SPARKLINE = { width: 160, height: 36, margin: 3 };

const WIDTH = BigInt(SPARKLINE.width - 2 * SPARKLINE.margin);
const HEIGHT = BigInt(SPARKLINE.height - 2 * SPARKLINE.margin);

/** Steps between two whole coordinates. */
const FINE = 100n;

/** Where `value` lies between two bounds, as a coordinate; in the middle when they are one. */
function place(value: bigint, from: bigint, to: bigint, length: bigint): number {
  const steps = to === from ? (length * FINE) / 2n : ((value - from) * length * FINE) / (to - from);
  return SPARKLINE.margin + Number(steps) / Number(FINE);
}

/** Lowest and highest price of some points; undefined without any. */
export function priceRange(points: readonly PricePoint[]): { lowest: bigint; highest: bigint } | undefined {
  const prices = points.map(({ price }) => price).sort((a, b) => (a < b ? -1 : 1));
  const [lowest, highest] = [prices.at(0), prices.at(-1)];
  return lowest === undefined || highest === undefined ? undefined : { lowest, highest };
}

/**
 * Draws prices over time as the path of an SVG: a price holds until the next trade, so the line goes in steps.
 *
 * @param points - Oldest first; at least two make a line, fewer make an empty path.
 */
export function sparkline(points: readonly PricePoint[]): string {
  const range = priceRange(points);
  const [first, last] = [points.at(0), points.at(-1)];
  if (!range || !first || !last || points.length < 2) return '';
  const sameTime = first.timestamp === last.timestamp;
  const time = (point: PricePoint, index: number) => BigInt(sameTime ? index : point.timestamp);
  const [begin, end] = [time(first, 0), time(last, points.length - 1)];
  const steps = points.map((point, index) => {
    const x = place(time(point, index), begin, end, WIDTH);
    const y = SPARKLINE.height - place(point.price, range.lowest, range.highest, HEIGHT);
    return index === 0 ? `M${x} ${y}` : `H${x}V${y}`;
  });
  return steps.join('');
}
