import { setTimeout as sleep } from 'node:timers/promises';
import { createClient, fromEthers } from '../client/index.ts';
import { walletOf } from '../local/story/people.ts';
import { done } from '../testing/client/done.ts';
import { runningStack, stopRunningStack } from '../testing/stack/runningStack.ts';

const CLIENTS = 24;
const ALIASES = 100;
const SUBMISSIONS = 12;
const BUDGET = 3;
const ABSENT = '0x00000000000000000000000000000000000000aa';
const lookups = Array.from(
  { length: ALIASES },
  (_, i) => `a${i}: relayRequestByKey(from: "${ABSENT}", idempotencyKey: "k${i}") { id status indexed }`,
);

const { graphql, story } = await runningStack();

/** Milliseconds of each submission, one after the other: from sending what was signed until it is accepted. */
async function submissions(): Promise<number[]> {
  const taken: number[] = [];
  const timed: typeof fetch = async (url, options) => {
    const started = performance.now();
    const response = await fetch(url, options);
    if (String(options?.body).includes('submitForwardRequest')) taken.push(performance.now() - started);
    return response;
  };
  const client = createClient({ url: graphql, fetch: timed });
  const dalia = await fromEthers(walletOf('dalia'));
  for (let i = 0; i < SUBMISSIONS; i += 1) {
    const delegatee = walletOf(i % 2 === 0 ? 'emeka' : 'farah').address;
    done(await client.delegate({ guild: story.guild, delegatee }).as(dalia));
  }
  return taken.sort((a, b) => a - b);
}

/** Asks without pause, over as many connections, until it is stopped. */
function flood(): { stop: () => Promise<number> } {
  let stopped = false;
  let answered = 0;
  const body = JSON.stringify({ query: `{ ${lookups.join(' ')} }` });
  const client = async () => {
    while (!stopped) {
      const response = await fetch(graphql, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      await response.arrayBuffer();
      if (response.ok) answered += 1;
    }
  };
  const clients = Array.from({ length: CLIENTS }, client);
  return {
    async stop() {
      stopped = true;
      await Promise.all(clients);
      return answered;
    },
  };
}

const show = (sorted: number[]) =>
  `median ${sorted[Math.floor(sorted.length / 2)]?.toFixed(0)} ms, worst ${sorted.at(-1)?.toFixed(0)} ms`;

try {
  await submissions();
  const calm = await submissions();
  const reads = flood();
  await sleep(1_000);
  const flooded = await submissions();
  const answered = await reads.stop();
  const ratio = (flooded.at(-1) ?? 0) / (calm.at(-1) ?? 1);
  console.log(`calm:     ${SUBMISSIONS} submissions, ${show(calm)}`);
  console.log(
    `flooded:  ${SUBMISSIONS} submissions, ${show(flooded)}; ${answered} reads of ${ALIASES} lookups answered`,
  );
  console.log(`worst to worst: ${ratio.toFixed(2)} (budget ${BUDGET})`);
  if (ratio > BUDGET) process.exitCode = 1;
} finally {
  await stopRunningStack();
}
