import { Interface } from 'ethers';
import { ChainError } from '../chain/chainError.ts';
import type { ChainNode } from '../chain/node/node.ts';
import type { TrustedHead } from '../chain/trustedHead.ts';
import type { Hex } from '../chain/types.ts';
import type { LedgerServer } from '../compare/server/ledgerServer.ts';
import { abis } from '../events/abis.ts';
import { isZero } from '../ledger/bytes.ts';
import type { LedgerOf } from '../ledger/guildLedger.ts';
import type { LedgerOptions } from './options.ts';
import { Problem } from './problem.ts';

/** Which ledger is derived, and from which block on. */
export type Target = LedgerOf & { fromBlock: bigint };

/** Neither node nor server tells where the guild begins. */
export class UnknownCreation extends Problem {}

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
    const data = factoryAbi.encodeFunctionData(name, args);
    const answer = String(await node.send('eth_call', [{ to: factory, data }, { blockHash: head.hash }]));
    return answer === '0x' ? undefined : factoryAbi.decodeFunctionResult(name, answer)[0];
  };
  const number = (await call('guildOf', guild)) as bigint | undefined;
  if (number === undefined || number === 0n) {
    const advice = 'give the address of its access manager as --guild, and that of its GuildFactory as --factory';
    throw new Problem(`${factory} has made no guild ${guild} by block ${head.number}: ${advice}.`);
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
  const { guildContracts } = await server.query(`{ guildContracts(${where}) { address } }`);
  const [found] = guildContracts as { address: Hex }[];
  if (found === undefined || isZero(found.address)) {
    throw new Problem(`${server.name} has no guild ${guild}: check the address, or give --factory.`);
  }
  return found.address;
}

/** The forwarder that a factory's guilds trust, as the node tells it. */
export async function forwarderOf(node: ChainNode, factory: Hex): Promise<Hex> {
  const data = factoryAbi.encodeFunctionData('trustedForwarder', []);
  const answer = String(await node.send('eth_call', [{ to: factory, data }, 'latest']));
  if (answer === '0x') throw new Problem(`${factory} is no GuildFactory of this chain: check --factory and --rpc.`);
  return String(factoryAbi.decodeFunctionResult('trustedForwarder', answer)[0]).toLowerCase() as Hex;
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
    const logs = await node.send('eth_getLogs', [{ address: factory, topics, fromBlock: '0x0', toBlock: 'latest' }]);
    const [log] = logs as { blockNumber: string }[];
    if (log !== undefined) return BigInt(log.blockNumber);
  } catch (error) {
    if (!(error instanceof ChainError) || error.problem === 'unreachable') throw error;
  }
  const { ledgerEntries } = await server.query(
    `{ ledgerEntries(where: { guild: "${guild}", number: 1 }) { blockNumber } }`,
  );
  const [first] = ledgerEntries as { blockNumber: string }[];
  return first === undefined ? undefined : BigInt(first.blockNumber);
}
