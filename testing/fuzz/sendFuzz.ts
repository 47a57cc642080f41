import { connect } from 'node:net';
import { createRandom } from '../random.ts';
import { fuzzedRequest } from './requests.ts';

/** What came of fuzzed requests. */
export type FuzzReport = {
  sent: number;
  /** How many were answered with each status; 0: not answered, because they were cut off. */
  statuses: Record<number, number>;
  slowestMs: number;
  /** What must not be: answers of 5xx or with INTERNAL in them, and whole requests without an answer. */
  faults: { request: string; answer: string }[];
};

const LONGEST_MS = 30_000;
const CUT_MS = 100;

/**
 * Sends requests to every HTTP entry point of a gateway, most of them not well-formed.
 *
 * @param options.seed - Decides what is sent.
 * @param options.concurrency - How many are under way at once.
 */
export async function sendFuzz(options: {
  url: string;
  seed: number;
  count: number;
  concurrency: number;
}): Promise<FuzzReport> {
  const { hostname, port } = new URL(options.url);
  const random = createRandom(options.seed);
  const report: FuzzReport = { sent: 0, statuses: {}, slowestMs: 0, faults: [] };
  const worker = async () => {
    while (report.sent < options.count) {
      report.sent += 1;
      const { bytes, whole } = fuzzedRequest(random);
      const started = performance.now();
      const answer = await exchange(hostname, Number(port), bytes, whole);
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
      report.statuses[status] = (report.statuses[status] ?? 0) + 1;
      if (whole) report.slowestMs = Math.max(report.slowestMs, performance.now() - started);
      if (status >= 500 || answer.includes('"INTERNAL"') || (whole && status === 0)) {
        report.faults.push({ request: bytes.toString('latin1').slice(0, 2_000), answer: answer.slice(0, 1_000) });
      }
    }
  };
  await Promise.all(Array.from({ length: options.concurrency }, worker));
  return report;
}

/** The answer to the bytes, as far as it came; of a request that is not whole, after a moment. */
function exchange(host: string, port: number, bytes: Buffer, whole: boolean): Promise<string> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, host, () => socket.write(bytes));
    const patience = setTimeout(() => socket.destroy(), whole ? LONGEST_MS : CUT_MS);
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', () => {});
    socket.on('close', () => {
      clearTimeout(patience);
      resolve(Buffer.concat(chunks).toString('latin1'));
    });
  });
}
