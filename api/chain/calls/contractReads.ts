import { makeError, type Result } from 'ethers';
import { LRUCache } from 'lru-cache';
import type { Block, Log } from '../answers.ts';
import type { BlockTag, ChainNode } from '../node.ts';
import { abis, type ContractName } from './abis.ts';
import { type GuildContracts, guildContractsFrom } from './guildContracts.ts';
import { isNativeCoin, NATIVE_METADATA } from './nativeCoin.ts';
import { readTokenMetadata, type TokenMetadata } from './tokenMetadata.ts';

/** A read-only call: of a contract's function by name, or by signature where the name is overloaded. */
type ContractRead = { contract: ContractName; to: string; function: string; args?: readonly unknown[] };

/** What the chain's contracts are asked. Addresses that they give are in lower case. */
export type ContractReads = {
  /**
   * Reads a contract at a block, by its hash, so that several reads can never straddle a reorganisation.
   *
   * @throws A CALL_EXCEPTION of ethers when the contract reverts or is none.
   */
  read(read: ContractRead, block: BlockTag): Promise<Result>;
  /** An account's next nonce at the forwarder. */
  forwarderNonce(address: string, block: BlockTag): Promise<bigint>;
  /** The forwarder's executions for a signer from a block on. */
  executions(signer: string, fromBlock: bigint): Promise<Log[]>;
  /** Number of the guild that a contract belongs to; 0 for a stranger. */
  guildOf(address: string, block: Pick<Block, 'hash'>): Promise<bigint>;
  /** The contracts of the guild that a contract belongs to; null for a stranger. */
  contractsOf(address: string, block: Pick<Block, 'hash'>): Promise<GuildContracts | null>;
  /** What a token says of itself, or what stands for the native coin; null when it does not tell. */
  tokenMetadata(token: string, block: Pick<Block, 'hash'>): Promise<TokenMetadata | null>;
};

/** How many addresses are remembered at most, of each kind. */
const MEMORY = 1_000;

/** What is remembered of contracts, by address; what was asked for longest ago is forgotten first. */
export type ContractMemory = { tokens: LRUCache<string, TokenMetadata>; guilds: LRUCache<string, GuildContracts> };

/** Makes an empty memory. */
export function createContractMemory(): ContractMemory {
  return { tokens: new LRUCache({ max: MEMORY }), guilds: new LRUCache({ max: MEMORY }) };
}

/**
 * A node with what it is asked of the guilds' contracts.
 *
 * @param memory - Filled with what never changes; views of one chain share it.
 */
export function withContractReads(
  node: ChainNode,
  config: { factory: string; forwarder: string },
  { tokens, guilds }: ContractMemory,
): ChainNode & ContractReads {
  const read: ContractReads['read'] = (what, block) => readContract(node, what, block);
  const guildOf: ContractReads['guildOf'] = async (address, block) =>
    (await read({ contract: 'GuildFactory', to: config.factory, function: 'guildOf', args: [address] }, block))[0];
  return {
    ...node,
    read,
    forwarderNonce: async (address, block) =>
      (await read({ contract: 'Forwarder', to: config.forwarder, function: 'nonces', args: [address] }, block))[0],
    executions: (signer, fromBlock) => {
      const topics = abis.Forwarder.encodeFilterTopics('ExecutedForwardRequest', [signer]);
      return node.logs({ address: config.forwarder, topics, fromBlock });
    },
    guildOf,
    contractsOf: async (address, block) => {
      const guildId = await guildOf(address, block);
      if (guildId === 0n) return null;
      // The number may change in a reorganisation; the addresses follow from the guild's configuration.
      return recall(guilds, address, async () => {
        const to = config.factory;
        const [contracts] = await read(
          { contract: 'GuildFactory', to, function: 'contractsOf', args: [guildId] },
          block,
        );
        return guildContractsFrom(contracts);
      });
    },
    tokenMetadata: async (token, block) => {
      if (isNativeCoin(token)) return NATIVE_METADATA;
      const ask = (name: string) => read({ contract: 'ERC20', to: token, function: name }, block);
      return recall(tokens, token, () => readTokenMetadata(ask));
    },
  };
}

async function readContract(
  node: ChainNode,
  { contract, to, function: name, args = [] }: ContractRead,
  block: BlockTag,
): Promise<Result> {
  const data = abis[contract].encodeFunctionData(name, args);
  const outcome = await node.call({ to, data }, block);
  if (outcome.ok) return abis[contract].decodeFunctionResult(name, outcome.returned);
  throw makeError(`${contract}.${name} reverts`, 'CALL_EXCEPTION', {
    action: 'call',
    data: outcome.data,
    reason: null,
    transaction: { to, data },
    invocation: null,
    revert: null,
  });
}

/** What is remembered of an address, else what is found out, which is then remembered unless it is nothing. */
async function recall<Value extends object, Found extends Value | null>(
  memory: LRUCache<string, Value>,
  address: string,
  findOut: () => Promise<Found>,
): Promise<Value | Found> {
  const known = memory.get(address);
  if (known) return known;
  const found = await findOut();
  if (found) memory.set(address, found);
  return found;
}
