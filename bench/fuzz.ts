import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { sendFuzz } from '../testing/fuzz/sendFuzz.ts';
import { startThrowawayStack } from '../testing/stack/throwawayStack.ts';

const CONCURRENCY = 8;
const help = `Sends requests of every kind to every entry point of a gateway of its own, and tells how it stood them.

  --requests N   default 20000
  --turns N      that many times, to see whether its memory grows; default 1
  --seed N       what is sent; default: a new one, which is printed`;

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '20000' },
    turns: { type: 'string', default: '1' },
    seed: { type: 'string', default: String(randomBytes(4).readUInt32BE()) },
    help: { type: 'boolean' },
  },
});
if (values.help) {
  console.log(help);
  process.exit(0);
}

/** Resident memory of a process, MiB. */
async function memoryOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}

const stack = await startThrowawayStack();
try {
  const pid = stack.gateway?.pid() ?? 0;
  console.log(`seed ${values.seed}; the gateway's memory: ${await memoryOf(pid)} MiB`);
  for (let turn = 0; turn < Number(values.turns); turn += 1) {
    const seed = Number(values.seed) + turn;
    const started = performance.now();
    const report = await sendFuzz({
      url: stack.gatewayUrl,
      seed,
      count: Number(values.requests),
      concurrency: CONCURRENCY,
    });
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    console.log(
      `${report.sent} requests in ${seconds} s: ${JSON.stringify(report.statuses)}, slowest ${report.slowestMs.toFixed(0)} ms, ` +
        `${report.faults.length} faults, ${await memoryOf(pid)} MiB`,
    );
    for (const { request, answer } of report.faults.slice(0, 3)) console.log(request, '\n->', answer);
    if (report.faults.length > 0) process.exitCode = 1;
  }
  const { status } = await fetch(`${stack.gatewayUrl}/livez`);
  console.log(`/livez ${status}`);
  if (status !== 200) process.exitCode = 1;
} finally {
  await stack.stop();
}
