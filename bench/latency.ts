import { setTimeout as sleep } from 'node:timers/promises';
import { JsonRpcProvider } from 'ethers';
import { queryGraph } from '../local/http/queryGraph.ts';
import { startThrowawayStack } from '../testing/stack/throwawayStack.ts';

const SAMPLES = 30;
const PATIENCE_MS = 10_000;
const META = '{ _meta { block { number } } }';

const stack = await startThrowawayStack(console.log);
const graphql = `${stack.gatewayUrl}/graphql`;
const provider = new JsonRpcProvider(stack.rpcUrl, undefined, { staticNetwork: true, cacheTimeout: -1 });

/** Milliseconds until the gateway shows a block; the whole patience when it does not. */
async function visibleAfter(block: number, since: number): Promise<number> {
  while (performance.now() - since < PATIENCE_MS) {
    const { _meta } = await queryGraph<{ _meta: { block: { number: number } } }>(graphql, META);
    if (_meta.block.number >= block) return performance.now() - since;
    await sleep(5);
  }
  return PATIENCE_MS;
}

/** Mines a block every `everyMs` and measures when each is visible through the gateway. */
async function measure(everyMs: number): Promise<number[]> {
  const samples: Promise<number>[] = [];
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const next = sleep(everyMs);
    await provider.send('evm_mine', []);
    const mined = performance.now();
    samples.push(visibleAfter(await provider.getBlockNumber(), mined));
    await next;
  }
  return (await Promise.all(samples)).sort((a, b) => a - b);
}

try {
  for (const [name, everyMs] of [
    ['4 blocks a second', 250],
    ['a block every 5 s', 5_000],
  ] as const) {
    const sorted = await measure(everyMs);
    const [median = 0, worst = 0] = [sorted[SAMPLES / 2], sorted.at(-1)];
    const late = sorted.filter((ms) => ms > 2_000).length;
    console.log(
      `${name}: median ${median.toFixed(0)} ms, worst ${worst.toFixed(0)} ms, ${late} of ${SAMPLES} over 2 s (budget: median 300 ms, none over 2 s)`,
    );
  }
} finally {
  provider.destroy();
  await stack.stop();
}
