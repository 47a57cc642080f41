import { setTimeout as sleep } from 'node:timers/promises';
import { queryGraph } from '../../local/http/queryGraph.ts';
import { createSubscriber, type LiveRow, type Subscriber, WAYS } from '../../testing/live/subscriber.ts';
import { residentMib } from '../../testing/processMemory.ts';
import { createRandom } from '../../testing/random.ts';
import { until } from '../../testing/until.ts';
import { type LiveStage, startLiveStage } from './stage.ts';

/** How much is measured. */
export type LiveLoad = { subscribers: number; reorgs: number; deposits: number };

/** Blocks of a branch that is dropped; graph-node leaves it for a longer one only. */
const DROPPED = 2;
/** Blocks after each reorganisation of which it is measured when all are told, the first of them with the reorganisation. */
const MEASURED = 3;
const PAGE = 1_000;
/** How often it is looked for what all are told. */
const LOOKS = 12_000;
/** Until a client whose connection was lost comes back. */
const AWAY_MS = 1_000;

/**
 * Measures it and prints the figures.
 *
 * @returns How many rows were missing, double or stale at the end.
 */
export async function measureLive({ subscribers: count, reorgs, deposits }: LiveLoad): Promise<number> {
  const stage = await startLiveStage(count);
  try {
    for (let made = 0; made < deposits; made += 1) await stage.deposit();
    const subscribers = Array.from({ length: count }, (_, i) =>
      createSubscriber(stage.url, WAYS[i % 2] ?? 'websocket'),
    );
    await measureCatchingUp(stage, subscribers);
    await measureReorgs(stage, subscribers, reorgs);
    return await countFaults(stage, subscribers);
  } finally {
    await stage.stop();
  }
}

async function measureCatchingUp(stage: LiveStage, subscribers: readonly Subscriber[]): Promise<void> {
  const { length } = await ledgerOf(stage.url);
  const began = performance.now();
  for (const subscriber of subscribers) void keepConnected(subscriber);
  await until('all have caught up', async () => subscribers.every(({ entries }) => entries.length >= length), LOOKS);
  const seconds = (performance.now() - began) / 1_000;
  const told = Math.round((length * subscribers.length) / seconds);
  console.log(
    `${subscribers.length} subscribers, all at once from the first of ${length} entries: ${seconds.toFixed(1)} s, ${told} entries/s`,
  );
  console.log(`memory of the gateway: ${residentMib(stage.gatewayPid()).toFixed()} MiB`);
}

async function measureReorgs(stage: LiveStage, subscribers: readonly Subscriber[], reorgs: number): Promise<void> {
  const random = createRandom(1);
  const uncut = random.shuffled(subscribers);
  const share = Math.ceil(subscribers.length / reorgs);
  const waits: Wait[] = [];
  const firstWaits: Wait[] = [];
  for (let turn = 0; turn < reorgs; turn += 1) {
    const snapshot = await stage.snapshot();
    for (let block = 0; block < DROPPED; block += 1) await stage.deposit();
    const leaving = uncut.splice(0, share);
    for (const subscriber of leaving) subscriber.cut();
    await stage.revert(snapshot);
    for (const subscriber of leaving) void keepConnected(subscriber);
    for (let block = 0; block < DROPPED; block += 1) await stage.mine();
    firstWaits.push(...(await waitsFor(stage, subscribers)));
    for (let block = 1; block < MEASURED; block += 1) waits.push(...(await waitsFor(stage, subscribers)));
  }
  console.log(`${reorgs} reorganisations, each client cut once; median, 99 % and longest of`);
  showWaits('a block, all connected', waits);
  showWaits('the block that completes a reorganisation', firstWaits);
  console.log(`memory of the gateway: ${residentMib(stage.gatewayPid()).toFixed()} MiB`);
}

/** Milliseconds from the mining of a deposit until a subscriber is told of it, and of these from its index in graph-node. */
type Wait = { mined: number; indexed: number };

function showWaits(what: string, waits: readonly Wait[]): void {
  const ms = (from: keyof Wait) => {
    const sorted = waits.map((wait) => wait[from]).toSorted((one, other) => one - other);
    return [0.5, 0.99, 1].map((share) => sorted[Math.ceil(share * sorted.length) - 1]?.toFixed(0)).join(', ');
  };
  console.log(`  ${what}: from mined to told ${ms('mined')} ms, from indexed to told ${ms('indexed')} ms`);
}

/** How long each subscriber waits for the next block. */
async function waitsFor(stage: LiveStage, subscribers: readonly Subscriber[]): Promise<Wait[]> {
  const times = new Map<Subscriber, number>();
  for (const subscriber of subscribers) subscriber.onRow = () => void times.set(subscriber, performance.now());
  const { blockHash, minedAt, indexedAt } = await stage.deposit();
  await until(
    'all are told',
    async () => subscribers.every(({ entries }) => entries.at(-1)?.blockHash === blockHash),
    LOOKS,
  );
  return subscribers.map((subscriber) => {
    const toldAt = times.get(subscriber) ?? 0;
    return { mined: Math.max(0, toldAt - minedAt), indexed: Math.max(0, toldAt - indexedAt) };
  });
}

/** Connections that ended without being cut. */
let lost = 0;

/** Connects until it is cut, as clients do that come back after a while. */
async function keepConnected(subscriber: Subscriber): Promise<void> {
  for (;;) {
    try {
      return await subscriber.connect();
    } catch {
      lost += 1;
      await sleep(AWAY_MS);
    }
  }
}

async function countFaults(stage: LiveStage, subscribers: readonly Subscriber[]): Promise<number> {
  const wanted = JSON.stringify((await ledgerOf(stage.url)).map(({ entryHash }) => entryHash));
  const wrong = subscribers.filter(
    ({ entries }) => JSON.stringify(entries.map(({ entryHash }) => entryHash)) !== wanted,
  ).length;
  const faults = subscribers.reduce((sum, subscriber) => sum + subscriber.faults, 0);
  const told = subscribers.reduce((sum, { reorganisations }) => sum + reorganisations, 0);
  console.log(
    `gaps and doubles: ${faults}; subscribers whose ledger differs: ${wrong}; reorganisations told: ${told}; connections lost: ${lost}`,
  );
  for (const subscriber of subscribers) subscriber.cut();
  return faults + wrong;
}

async function ledgerOf(url: string): Promise<LiveRow[]> {
  const rows: LiveRow[] = [];
  for (;;) {
    const after = rows.at(-1)?.id ?? '0x';
    const { ledgerEntries } = await queryGraph<{ ledgerEntries: LiveRow[] }>(
      url,
      `{ ledgerEntries(first: ${PAGE}, orderBy: id, where: { id_gt: "${after}" }) { id entryHash } }`,
    );
    rows.push(...ledgerEntries);
    if (ledgerEntries.length < PAGE) return rows;
  }
}
