import { measureRate, type Rate } from './measureRate.ts';
import type { BenchOperation } from './operations.ts';
import type { MeasuredServer } from './targets.ts';

/** Long enough for a path that nothing has gone before to be compiled. */
const WARM_UP_MS = 1_000;
const TURN_MS = 1_000;

/** How each target stood one operation, by the target's name. */
export type Compared = { operation: string; concurrency: number; rates: Map<string, Rate> };

/** A target with what it is asked. */
export type Contender = MeasuredServer & Pick<BenchOperation, 'body'>;

/** Measures contenders in turns of a second; each figure is of its turn of the median rate. */
export async function compare(
  contenders: readonly Contender[],
  { operation: name, concurrency, rounds }: { operation: string; concurrency: number; rounds: number },
): Promise<Compared> {
  const turns = contenders.map((contender) => ({ contender, rates: [] as Rate[] }));
  for (const { contender } of turns) await measureRate({ ...contender, concurrency, forMs: WARM_UP_MS });
  for (let round = 0; round < rounds; round += 1) {
    for (const { contender, rates } of turns) {
      rates.push(await measureRate({ ...contender, concurrency, forMs: TURN_MS }));
    }
  }
  const medians = turns.map(({ contender, rates }) => [contender.name, median(rates)] as const);
  return { operation: name, concurrency, rates: new Map(medians) };
}

function median(rates: readonly Rate[]): Rate {
  const sorted = rates.toSorted((one, other) => one.perSecond - other.perSecond);
  return sorted[Math.floor(sorted.length / 2)] ?? { perSecond: 0, p50Ms: 0, p99Ms: 0 };
}

/** A rate of a comparison; zero for a target that was not in it. */
export function rateOf({ rates }: Compared, target: string): Rate {
  return rates.get(target) ?? { perSecond: 0, p50Ms: 0, p99Ms: 0 };
}

/** A line of the table: each target's rate and 99 % of its latencies. */
export function lineOf({ operation, concurrency, rates }: Compared): string {
  const shown = [...rates.values()].map(
    ({ perSecond, p99Ms }) => `${perSecond.toFixed(0).padStart(7)}/s ${p99Ms.toFixed(1).padStart(7)} ms`,
  );
  return [operation.padEnd(26), String(concurrency).padStart(3), ...shown].join('  ');
}
