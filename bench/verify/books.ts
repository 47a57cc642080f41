import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { checkCertificate } from '../../verify/certificate/checkCertificate.ts';
import { writeCertificate } from '../../verify/certificate/writeCertificate.ts';
import type { ChainNode } from '../../verify/chain/node/node.ts';
import { readChain } from '../../verify/chain/readChain.ts';
import { GuildLedger } from '../../verify/ledger/guildLedger.ts';
import { cpuSeconds } from './cpuSeconds.ts';
import { type GuildPlan, type MadeGuild, makeGuild } from './madeGuild.ts';

const CHAIN_ID = 1n;
const MEBIBYTE = 2 ** 20;

/** Entries after which memory is looked at. */
const LOOKED_AT_EVERY = 2_500;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Measures how fast a guild's ledger is derived of blocks, and certified, and what memory that needs. */
export async function measureBooks(): Promise<void> {
  for (const entriesPerBlock of [1, 100]) await measureSpeed({ entries: 10_000, entriesPerBlock });
  for (const entries of [10_000, 100_000]) await measureMemory({ entries, entriesPerBlock: 10 });
  for (const entriesPerBlock of [1, 10]) await measureCertificate({ entries: 100_000, entriesPerBlock });
}

/** The whole way from a node's answers to entries and postings, when the answers are there already. */
async function measureSpeed(plan: GuildPlan): Promise<void> {
  const guild = makeGuild(plan);
  const node = remembering(guild.node);
  await derive({ ...guild, node });
  const rates: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const spent = cpuSeconds();
    await derive({ ...guild, node });
    rates.push(plan.entries / spent());
  }
  const [median] = rates.sort((one, other) => one - other).slice(2);
  console.log(`entries of blocks with ${plan.entriesPerBlock}, derived: ${Math.round(median ?? 0)}/s`);
}

async function measureMemory(plan: GuildPlan): Promise<void> {
  const watch = watchMemory();
  await derive(makeGuild(plan), (entries) => watch.at(entries));
  console.log(`memory for ${plan.entries} entries, at its highest: ${watch.peak()} MiB`);
}

async function measureCertificate(plan: GuildPlan): Promise<void> {
  const { of, node, to } = makeGuild(plan);
  const parts: Uint8Array[] = [];
  const written = cpuSeconds();
  for await (const part of writeCertificate(node, { ...of, chainId: CHAIN_ID, from: 0n, to })) parts.push(part);
  const writing = written();
  const bytes = parts.reduce((sum, part) => sum + part.length, 0);
  const watch = watchMemory();
  const checked = cpuSeconds();
  async function* read(): AsyncGenerator<Uint8Array> {
    for (const [index, part] of parts.entries()) {
      if (index % 20 === 0) watch.look();
      yield part;
    }
  }
  const { entryCount } = await checkCertificate(read(), {}, (difference) => {
    throw new Error(JSON.stringify(difference));
  });
  const rate = (seconds: number) => Math.round(plan.entries / seconds);
  console.log(
    `certificate of ${entryCount} entries in blocks of ${plan.entriesPerBlock}: ${Math.round(bytes / plan.entries)} bytes an entry, ` +
      `written ${rate(writing)}/s with the making of the blocks, checked ${rate(checked())}/s in ${watch.peak()} MiB`,
  );
}

async function derive({ of, node, to }: MadeGuild, at: (entries: bigint) => void = () => undefined): Promise<void> {
  const ledger = new GuildLedger(of);
  const followed = new Set(ledger.followed);
  const range = { chainId: CHAIN_ID, from: 0n, to, followed, namedBy: ledger.namedBy.bind(ledger) };
  for await (const block of readChain(node, range)) {
    ledger.add(block);
    at(ledger.head.entryCount);
  }
  if (ledger.head.entryCount < to.number) throw new Error('an entry is missing');
}

/** A node whose answers are kept after they were asked for once. */
function remembering(node: ChainNode): ChainNode {
  const answers = new Map<string, unknown>();
  const send: ChainNode['send'] = async (method, params) => {
    const key = `${method} ${params.join(' ')}`;
    if (!answers.has(key)) answers.set(key, await node.send(method, params));
    return answers.get(key);
  };
  return {
    name: node.name,
    send,
    sendAll: (calls) => Promise.all(calls.map(([method, params]) => send(method, params))),
  };
}

/** What is in use beyond what was when it began, without what may be freed. */
function watchMemory(): { look(): void; at(entries: bigint): void; peak(): number } {
  const used = () => {
    collectGarbage();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
  const before = used();
  let most = before;
  let looked = 0n;
  const look = () => {
    most = Math.max(most, used());
  };
  return {
    look,
    at(entries) {
      if (entries < looked + BigInt(LOOKED_AT_EVERY)) return;
      looked = entries;
      look();
    },
    peak: () => Math.round(((most - before) / MEBIBYTE) * 10) / 10,
  };
}
