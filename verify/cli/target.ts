import { Interface } from 'ethers';
import { z } from 'zod';
import { hexBytes, quantity, shortened } from '../chain/answer.ts';
import { ChainError } from '../chain/chainError.ts';
import { ask, misanswered } from '../chain/node/ask.ts';
import type { ChainNode } from '../chain/node/node.ts';
import type { TrustedHead } from '../chain/trustedHead.ts';
import type { Hex } from '../chain/types.ts';
import { addresses, entryBlocks } from '../compare/server/answers.ts';
import type { LedgerServer } from '../compare/server/ledgerServer.ts';
import { abis } from '../events/abis.ts';
import { isZero } from '../ledger/bytes.ts';
import type { LedgerOf } from '../ledger/guildLedger.ts';
import type { LedgerOptions } from './options.ts';
import { Problem } from './problem.ts';

/** Which ledger is derived, and from which block on. */
export type Target = LedgerOf & { fromBlock: bigint };

/** Who does not know a guild's address finds it so. */
export const FIND_GUILD = 'the server lists them for the query { guilds { id name } }';

/** Neither node nor server tells where the guild begins. */
export class UnknownCreation extends Problem {}

const logPlaces = z.array(z.object({ blockNumber: quantity }));

const factoryAbi = new Interface(abis.GuildFactory as ConstructorParameters<typeof Interface>[0]);

/**
 * Finds the factory that made a guild, the forwarder that it trusts and the block of its creation. What node and server
 * tell is only where to look: the ledger begins with the log of the creation, or there is none.
 *
 * @throws Problem when the factory does not know the guild
 */
export async function findTarget(
  node: ChainNode,
  server: LedgerServer,
  head: TrustedHead,
  options: LedgerOptions & { guild: Hex },
): Promise<Target> {
  const { guild } = options;
  const factory = options.factory ?? (await factoryOf(server, guild));
  const call = async (name: string, ...args: unknown[]) => {
    return callFactory(node, factory, { name, args, block: { blockHash: head.hash } });
  };
  const number = (await call('guildOf', guild)) as bigint | undefined;
  if (number === undefined || number === 0n) {
    const what = `${factory} has made no guild ${guild} by block ${head.number}: check the guild’s address`;
    const flags = 'that of the GuildFactory (--factory) and whether the guild was made by then (--block)';
    const forClients = `${what} and whether it was made by then.`;
    throw new Problem(`${what}, ${flags}.`, { forClients });
  }
  const forwarder = options.forwarder ?? (String(await call('trustedForwarder')).toLowerCase() as Hex);
  const fromBlock = options.fromBlock ?? (await creationBlock(node, server, { factory, guild, number }));
  if (fromBlock === undefined) {
    throw new UnknownCreation(`Nobody tells in which block guild ${guild} was created: give --from-block.`);
  }
  return { guild, factory, forwarder, fromBlock };
}

/** The factory that the server names; the log of the creation shows whether it is. */
export async function factoryOf(server: LedgerServer, guild: Hex): Promise<Hex> {
  const where = `where: { guild: "${guild}", role: FACTORY }`;
  const {
    guildContracts: [found],
  } = await server.query(`{ guildContracts(${where}) { address } }`, addresses);
  if (found === undefined || isZero(found.address)) {
    throw new Problem(`${server.name} has no guild ${guild}: check the address (${FIND_GUILD}), or give --factory.`);
  }
  return found.address;
}

/** The forwarder that a factory's guilds trust, as the node tells it. */
export async function forwarderOf(node: ChainNode, factory: Hex): Promise<Hex> {
  const answer = await callFactory(node, factory, { name: 'trustedForwarder', args: [], block: 'latest' });
  if (answer === undefined) {
    throw new Problem(`${factory} is no GuildFactory of this chain: check --factory and --rpc.`);
  }
  return String(answer).toLowerCase() as Hex;
}

/** What a function of a factory gives; undefined when there is no code. */
export async function callFactory(
  node: ChainNode,
  factory: Hex,
  { name, args, block }: { name: string; args: readonly unknown[]; block: unknown },
): Promise<unknown> {
  const data = factoryAbi.encodeFunctionData(name, args);
  const answer = await ask(node, 'eth_call', [{ to: factory, data }, block], hexBytes);
  if (answer === '0x') return undefined;
  try {
    return factoryAbi.decodeFunctionResult(name, answer)[0];
  } catch {
    throw misanswered(node, `eth_call of ${name}() of ${factory}`, `${shortened(answer)}, and not with what it gives`);
  }
}

/**
 * The block in which a guild was created: by the node or, when it refuses to look through all blocks, by the server;
 * undefined when neither tells.
 */
export async function creationBlock(
  node: ChainNode,
  server: LedgerServer,
  { factory, guild, number }: { factory: Hex; guild: Hex; number: bigint },
): Promise<bigint | undefined> {
  const topics = factoryAbi.encodeFilterTopics('GuildCreated', [number]);
  try {
    const filter = { address: factory, topics, fromBlock: '0x0', toBlock: 'latest' };
    const [log] = await ask(node, 'eth_getLogs', [filter], logPlaces);
    if (log !== undefined) return log.blockNumber;
  } catch (error) {
    if (!(error instanceof ChainError && (error.problem === 'refused' || error.problem === 'missing'))) throw error;
  }
  const where = `where: { guild: "${guild}", number: 1 }`;
  const {
    ledgerEntries: [first],
  } = await server.query(`{ ledgerEntries(${where}) { blockNumber } }`, entryBlocks);
  return first?.blockNumber;
}
