import type { Measurement } from './measureIndexer.ts';

/** One indexer's runs on one chain. */
export type MeasuredIndexer = { name: string; events: number; runs: readonly Measurement[] };

/** A figure of a report: what it is called, and how it is read from a run. */
type Figure = { name: string; of: (run: Measurement, events: number) => number; digits: number };

const FIGURES: Figure[] = [
  { name: 'seconds', of: ({ seconds }) => seconds, digits: 1 },
  { name: 'until deployed', of: ({ deploySeconds }) => deploySeconds, digits: 1 },
  { name: 'events/s', of: ({ seconds }, events) => events / seconds, digits: 0 },
  { name: 'CPU ms/event', of: ({ cpuSeconds }, events) => (1_000 * cpuSeconds) / events, digits: 2 },
  { name: 'peak MiB', of: ({ peakMib }) => peakMib, digits: 0 },
  { name: 'bytes/event', of: ({ bytes }, events) => bytes / events, digits: 0 },
  { name: 'of them indexes', of: ({ indexBytes }, events) => indexBytes / events, digits: 0 },
  { name: 'empty, kB', of: ({ emptyBytes }) => emptyBytes / 1_000, digits: 0 },
  { name: 'calls asked', of: ({ callsAsked }) => callsAsked, digits: 0 },
  { name: 'eth_calls made', of: ({ callsMade }) => callsMade, digits: 0 },
  { name: 'calls cached', of: ({ callsCached }) => callsCached, digits: 0 },
];

/** The middle of some numbers; of an even number of them, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(half)] ?? 0) + (sorted[Math.ceil(half)] ?? 0)) / 2;
}

/** A table of two series side by side, each figure as its median and range, and the ratio of the medians. */
export function comparison(ours: MeasuredIndexer, theirs: MeasuredIndexer): string {
  const rows = FIGURES.map(({ name, of, digits }) => {
    const [our, their] = [ours, theirs].map(({ runs, events }) => runs.map((run) => of(run, events))) as [
      number[],
      number[],
    ];
    const ratio = median(our) / median(their);
    return [name, spread(our, digits), spread(their, digits), Number.isFinite(ratio) ? ratio.toFixed(2) : ''];
  });
  return table([
    ['', `${ours.name} (${ours.events} logs)`, `${theirs.name} (${theirs.events} logs)`, 'ratio'],
    ...rows,
  ]);
}

/** A table of one indexer on chains of several lengths, and how time and space grow with them. */
export function growth(lengths: readonly MeasuredIndexer[]): string {
  const rows = FIGURES.map(({ name, of, digits }) => [
    name,
    ...lengths.map(({ runs, events }) => median(runs.map((run) => of(run, events))).toFixed(digits)),
  ]);
  const exponent = (of: (run: Measurement) => number) =>
    slope(lengths.map(({ runs, events }) => [Math.log(events), Math.log(median(runs.map(of)))])).toFixed(2);
  const sizes = table([['', ...lengths.map(({ events }) => `${events} logs`)], ...rows]);
  if (lengths.length === 1) return sizes;
  return `${sizes}
As a power of the logs, without what an empty ledger takes: seconds ${exponent((run) => run.seconds - run.deploySeconds)}, \
CPU ${exponent((run) => run.cpuSeconds)}, bytes ${exponent((run) => run.bytes - run.emptyBytes)} (1 is linear).`;
}

function spread(values: readonly number[], digits: number): string {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const middle = median(values).toFixed(digits);
  return least === most ? middle : `${middle} (${least.toFixed(digits)}–${most.toFixed(digits)})`;
}

/** Of the line that fits some points best, by least squares. */
function slope(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (of: (point: readonly [number, number]) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [middleX, middleY] = [mean(([x]) => x), mean(([, y]) => y)];
  return mean(([x, y]) => (x - middleX) * (y - middleY)) / mean(([x]) => (x - middleX) ** 2);
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
