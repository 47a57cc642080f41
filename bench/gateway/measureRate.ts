import type { Pool } from 'undici';

/** How a server stood a load. */
export type Rate = { perSecond: number; p50Ms: number; p99Ms: number };

/**
 * Sends GraphQL requests over a number of connections, each waiting for its answer before the next.
 *
 * @param load.body - Makes the next request's body.
 *
 * @throws Error when an answer is not status 200 or holds errors.
 */
export async function measureRate(load: {
  pool: Pool;
  path: string;
  body: () => string;
  concurrency: number;
  forMs: number;
}): Promise<Rate> {
  const { pool, path, body, concurrency, forMs } = load;
  const latencies: number[] = [];
  const start = performance.now();
  const worker = async () => {
    for (let now = start; now - start < forMs; ) {
      const response = await pool.request({
        method: 'POST',
        path,
        headers: { 'content-type': 'application/json' },
        body: body(),
      });
      const text = await response.body.text();
      if (response.statusCode !== 200 || text.includes('"errors"')) throw new Error(`The answer was: ${text}`);
      latencies.push(performance.now() - now);
      now = performance.now();
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  const seconds = (performance.now() - start) / 1000;
  latencies.sort((a, b) => a - b);
  const at = (share: number) => latencies[Math.floor(latencies.length * share)] ?? 0;
  return { perSecond: latencies.length / seconds, p50Ms: at(0.5), p99Ms: at(0.99) };
}
