import { LOCAL_CHAIN_ID } from '../../../local/parts/chain.ts';
import { createRandom, type Random } from '../../../testing/random.ts';
import { runningStack } from '../../../testing/stack/runningStack.ts';
import { connectNode } from '../../../verify/chain/node/node.ts';
import { readChain } from '../../../verify/chain/readChain.ts';
import { headByAgreement } from '../../../verify/chain/trustedHead.ts';
import type { ChainBlock, ChainLog, Hex } from '../../../verify/chain/types.ts';
import { GuildLedger, type LedgerOf } from '../../../verify/ledger/guildLedger.ts';
import type { Row } from '../../../verify/ledger/records.ts';
import { type PlayedLedger, playedLedger } from '../playedLedger.ts';

/** A guild of which questions are asked, with its ledger as the verifier derives it from the chain alone. */
export type AskedGuild = {
  id: string;
  derivedAt(block: number): GuildLedger;
  /** Its rows of a type, those that never change too. */
  rowsAt(block: number, type: string): Row[];
};

/** The guilds of which questions are asked, and the last block. */
export type AskedGuilds = { guilds: AskedGuild[]; head: number; random: Random };

let asked: Promise<AskedGuilds> | undefined;

/** The story's guild and those that were played; their blocks are read once in a test run. */
export function askedGuilds(): Promise<AskedGuilds> {
  asked ??= read();
  return asked;
}

async function read(): Promise<AskedGuilds> {
  const played = await playedLedger();
  const { story } = await runningStack();
  const ids = [String((story.variables as { guild: string }).guild), ...played.acted.map(({ id }) => id)];
  const guilds: AskedGuild[] = [];
  for (const id of ids) guilds.push(await readGuild(id, played));
  return { guilds, head: played.head, random: createRandom(7) };
}

async function readGuild(id: string, { context, head }: PlayedLedger): Promise<AskedGuild> {
  const lower = (address: string) => address.toLowerCase() as Hex;
  const of: LedgerOf = { guild: lower(id), factory: lower(context.factory), forwarder: lower(context.forwarder) };
  const node = connectNode(context.rpcUrl);
  const derived = new GuildLedger(of);
  const namedBy = (log: ChainLog) => derived.namedBy(log);
  const to = await headByAgreement([node], BigInt(head));
  const range = { chainId: BigInt(LOCAL_CHAIN_ID), from: 0n, to, followed: new Set(derived.followed), namedBy };
  const blocks: ChainBlock[] = [];
  for await (const block of readChain(node, range)) blocks.push(block);
  const known = new Map<number, { ledger: GuildLedger; made: { type: string; row: Row }[] }>();
  const deriveTo = (last: number) => {
    const before = known.get(last);
    if (before) return before;
    const ledger = new GuildLedger(of);
    const made = blocks.filter(({ number }) => number <= BigInt(last)).flatMap((block) => ledger.add(block));
    const derived = { ledger, made: made.flatMap((log) => log.made) };
    known.set(last, derived);
    return derived;
  };
  return {
    id,
    derivedAt: (last) => deriveTo(last).ledger,
    rowsAt(last, type) {
      const { ledger, made } = deriveTo(last);
      const rows = made.filter((one) => one.type === type).map(({ row }) => [row.id, row] as const);
      return [...new Map([...rows, ...[...ledger.records.of(type)].map((row) => [row.id, row] as const)]).values()];
    },
  };
}
