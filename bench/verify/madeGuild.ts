import { type GuildPart, guildParts } from '../../abis/guildContracts.ts';
import { type MadeBlock, makeBlock } from '../../testing/chains/madeBlock.ts';
import { someLog } from '../../testing/chains/someLog.ts';
import { createRandom, type Random } from '../../testing/random.ts';
import type { ReceiptLog } from '../../verify/chain/block/receipt.ts';
import type { ChainNode } from '../../verify/chain/node/node.ts';
import type { Hex } from '../../verify/chain/types.ts';
import type { LedgerContract } from '../../verify/events/abis.ts';
import type { LedgerOf } from '../../verify/ledger/guildLedger.ts';

/** A chain in memory, whose first block makes a guild and each later transaction an entry of it. */
export type MadeGuild = { of: LedgerOf; node: ChainNode; to: { number: bigint; hash: Hex } };

/** How the entries lie on the chain. */
export type GuildPlan = { entries: number; entriesPerBlock: number };

const CHAIN_ID = 1n;
/** Blocks in a row that are kept: the reader asks for none further back. */
const KEPT = 512;
/** Different logs that the guild's contracts write, in turn. */
const LOGS = 400;

const random = createRandom(1);
const someAddress = (): Hex => `0x${Array.from({ length: 40 }, () => random.number(16).toString(16)).join('')}`;
const accounts = Array.from({ length: 50 }, someAddress);
const tokens = Array.from({ length: 3 }, someAddress);
const contracts = Object.fromEntries(guildParts.map((part) => [part, someAddress()])) as Record<GuildPart, Hex>;
const factory = someAddress();

/** Events that most of a guild's entries are, with money and without. */
const usual: [LedgerContract, string, GuildPart, (random: Random) => Record<string, unknown>][] = [
  ['Treasury', 'Deposited', 'treasury', (any) => ({ actor: any.pick(accounts), token: any.pick(tokens) })],
  ['Treasury', 'Paid', 'treasury', (any) => ({ to: any.pick(accounts), token: any.pick(tokens) })],
  ['Projects', 'Credited', 'projects', (any) => ({ account: any.pick(accounts), token: any.pick(tokens) })],
  ['GuildToken', 'Transfer', 'token', (any) => ({ from: any.pick(accounts), to: any.pick(accounts) })],
];

/** Makes the chain block by block as it is read, twice the same. */
export function makeGuild({ entries, entriesPerBlock }: GuildPlan): MadeGuild {
  const logs = Array.from({ length: LOGS }, someUsualLog);
  const given = { contracts };
  const creation = someLog(random, { contract: 'GuildFactory', event: 'GuildCreated', address: factory, given });
  const last = Math.ceil(entries / entriesPerBlock);
  const hashes: Hex[] = [];
  const blockAt = (number: number): MadeBlock => {
    const ofBlock = (at: number) => logs[(number * entriesPerBlock + at) % LOGS] as ReceiptLog;
    const content = Array.from({ length: number === 0 ? 0 : entriesPerBlock }, (_, at) => [ofBlock(at)]);
    const parentHash = hashes[number - 1];
    return makeBlock({
      number,
      chainId: CHAIN_ID,
      logs: number === 0 ? [[creation]] : content,
      nonce: 0,
      ...(parentHash === undefined ? {} : { parentHash }),
    });
  };
  const numbers = new Map<Hex, number>();
  for (let number = 0; number <= last; number += 1) {
    const { hash } = blockAt(number).header;
    hashes.push(hash);
    numbers.set(hash, number);
  }
  return {
    of: { guild: contracts.accessManager, factory, forwarder: someAddress() },
    node: nodeOf(blockAt, numbers),
    to: { number: BigInt(last), hash: hashes[last] as Hex },
  };
}

function someUsualLog(): ReceiptLog {
  const [contract, event, part, given] = random.pick(usual);
  return someLog(random, { contract, event, address: contracts[part], given: given(random) });
}

function nodeOf(blockAt: (number: number) => MadeBlock, numbers: ReadonlyMap<Hex, number>): ChainNode {
  const made = new Map<number, MadeBlock>();
  const kept = (number: number): MadeBlock => {
    const block = made.get(number) ?? blockAt(number);
    made.set(number, block).delete(number - KEPT);
    return block;
  };
  const send = async (method: string, [which]: readonly unknown[]) => {
    const { answers } = kept(numbers.get(which as Hex) ?? Number(which));
    return method === 'eth_getBlockReceipts' ? answers.receipts : answers.block;
  };
  return {
    name: 'memory',
    send,
    sendAll: (calls) => Promise.all(calls.map(([method, params]) => send(method, params))),
  };
}
