import { type Compared, rateOf } from './compare.ts';
import { BARE, TOLD } from './operations.ts';

/** What is asked of the gateway, in graph-node's own figures of the same run. */
const FORWARDED_RATE = 0.9;
const FORWARDED_P99 = 1.5;
const OVER_CACHE = 2;
const OVER_DATABASE = 10;
const EVENTS = 2;

/** Compares what was measured with what is asked; a line each, with the worst figure. */
export function verdicts({
  repeated,
  varied,
  events,
}: {
  repeated: readonly Compared[];
  varied: readonly Compared[];
  /** The same entries, asked for without and with their events. */
  events: readonly Compared[];
}): string[] {
  const rate = (of: Compared, target: string) => rateOf(of, target).perSecond;
  const p99 = (of: Compared, target: string) => rateOf(of, target).p99Ms;
  const overDatabase = repeated.flatMap((cached) => {
    const uncached = varied.find((one) => one.operation === cached.operation && one.concurrency === cached.concurrency);
    return uncached ? [rate(cached, 'gateway') / rate(uncached, 'graph-node')] : [];
  });
  return [
    atLeast(
      'forwarded, rate',
      FORWARDED_RATE,
      varied.map((one) => rate(one, 'gateway') / rate(one, 'graph-node')),
    ),
    atMost(
      'forwarded, 99 %',
      FORWARDED_P99,
      varied.map((one) => p99(one, 'gateway') / p99(one, 'graph-node')),
    ),
    atLeast(
      'repeated, to graph-node’s cache',
      OVER_CACHE,
      repeated.map((one) => rate(one, 'gateway') / rate(one, 'graph-node')),
    ),
    atLeast('repeated, to graph-node’s database', OVER_DATABASE, overDatabase),
    atMost(
      'entries with events, time',
      EVENTS,
      events.map((one) => rate(one, BARE) / rate(one, TOLD)),
    ),
  ];
}

function atLeast(what: string, wanted: number, found: readonly number[]): string {
  return verdict(what, `at least ${wanted}`, found, Math.min(...found) >= wanted);
}

function atMost(what: string, wanted: number, found: readonly number[]): string {
  return verdict(what, `at most ${wanted}`, found, Math.max(...found) <= wanted);
}

function verdict(what: string, wanted: string, found: readonly number[], holds: boolean): string {
  return `${holds ? '✔' : '✘'} ${what}: ${found.map((ratio) => ratio.toFixed(2)).join(', ')} (${wanted})`;
}
