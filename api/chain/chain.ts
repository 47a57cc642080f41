import type { Result } from 'ethers';
import { z } from 'zod';
import { abis, type ContractName } from './abis.ts';
import { type GuildContracts, guildContractsFrom } from './guildContracts.ts';
import { isNativeCoin, NATIVE_METADATA } from './nativeCoin.ts';
import { connectRpc, type Rpc } from './rpc.ts';

/** What {@link createChain} must be told. Addresses in lower case. */
export type ChainConfig = { rpcUrl: string; chainId: bigint; factory: string; forwarder: string };

/** A block that reads are pinned to. */
export type Block = {
  number: number;
  hash: string;
  /** Unix seconds. */
  timestamp: number;
  /** In wei. */
  baseFeePerGas: bigint;
};

/** What a token says of itself. */
export type TokenMetadata = { symbol: string; decimals: number };

/** A read-only call: of a contract's function by name, or by signature where the name is overloaded. */
type ContractRead = { contract: ContractName; to: string; function: string; args?: readonly unknown[] };

/** The chain behind the gateway. Addresses that it gives are in lower case. */
export type Chain = Rpc & {
  id: bigint;
  factory: string;
  forwarder: string;
  /** The latest block. */
  head(): Promise<Block>;
  /** Unix seconds at which the next block would be mined: on a quiet chain, later than the latest block. */
  nextBlockTime(): Promise<number>;
  /**
   * Reads a contract at a block, by its hash, so that several reads can never straddle a reorganisation.
   *
   * @throws A CALL_EXCEPTION of ethers when the contract reverts or is none.
   */
  read(read: ContractRead, block: Pick<Block, 'hash'>): Promise<Result>;
  /** Number of the guild that a contract belongs to; 0 for a stranger. */
  guildOf(address: string, block: Pick<Block, 'hash'>): Promise<bigint>;
  /** The contracts of the guild that a contract belongs to; null for a stranger. */
  contractsOf(address: string, block: Pick<Block, 'hash'>): Promise<GuildContracts | null>;
  /** What a token says of itself, or what stands for the native coin; null when it does not tell. */
  tokenMetadata(token: string, block: Pick<Block, 'hash'>): Promise<TokenMetadata | null>;
  /** Lets go of the connection. */
  close(): void;
};

/** How many addresses are remembered at most, of each kind. */
const MEMORY = 1_000;

const quantity = z.string().regex(/^0x[0-9a-f]+$/i);
const hex = z.string().regex(/^0x[0-9a-f]*$/i);
const pendingSchema = z.object({ timestamp: quantity.transform(Number) }).nullable();
const blockSchema = z.object({
  number: quantity.transform(Number),
  hash: z.string(),
  timestamp: quantity.transform(Number),
  baseFeePerGas: quantity.transform(BigInt),
});

/**
 * Connects to the chain and checks that it is the one in the configuration.
 *
 * @throws Error when the endpoint serves another chain, or the factory or the forwarder is not there or do not trust
 * each other; `UPSTREAM_UNAVAILABLE` when it does not answer.
 */
export async function createChain(config: ChainConfig): Promise<Chain> {
  const rpc = connectRpc(config.rpcUrl, config.chainId);
  const { provider, request } = rpc;
  try {
    await checkChain(rpc, config);
  } catch (error) {
    provider.destroy();
    throw error;
  }
  const read: Chain['read'] = (what, block) => readContract(rpc, what, block);
  const guildOf: Chain['guildOf'] = async (address, block) =>
    (await read({ contract: 'GuildFactory', to: config.factory, function: 'guildOf', args: [address] }, block))[0];
  const tokens = new Map<string, TokenMetadata>();
  const guilds = new Map<string, GuildContracts>();
  return {
    id: config.chainId,
    factory: config.factory,
    forwarder: config.forwarder,
    provider,
    request,
    head: async () => blockSchema.parse(await request('eth_getBlockByNumber', ['latest', false])),
    nextBlockTime: async () => {
      const pending = pendingSchema.parse(await request('eth_getBlockByNumber', ['pending', false]));
      return pending?.timestamp ?? 0;
    },
    read,
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
    tokenMetadata: async (token, block) =>
      isNativeCoin(token) ? NATIVE_METADATA : recall(tokens, token, () => readTokenMetadata(read, token, block)),
    close: () => provider.destroy(),
  };
}

async function checkChain({ request }: Rpc, config: ChainConfig): Promise<void> {
  const served = BigInt(hex.parse(await request('eth_chainId', [])));
  if (served !== config.chainId) {
    throw new Error(
      `The RPC endpoint serves chain ${served}, not ${config.chainId}: set GUILDHALL_RPC_URL or GUILDHALL_CHAIN_ID right.`,
    );
  }
  const trust = abis.GuildFactory.encodeFunctionData('isTrustedForwarder', [config.forwarder]);
  const answer = hex.parse(await request('eth_call', [{ to: config.factory, data: trust }, 'latest']));
  if (answer === '0x') {
    throw new Error(`There is no GuildFactory at ${config.factory} on chain ${served}: set GUILDHALL_FACTORY right.`);
  }
  if (BigInt(answer) !== 1n) {
    throw new Error(
      `The GuildFactory ${config.factory} does not trust the forwarder ${config.forwarder}: set GUILDHALL_FORWARDER right.`,
    );
  }
}

async function readContract(
  { request }: Rpc,
  { contract, to, function: name, args = [] }: ContractRead,
  block: Pick<Block, 'hash'>,
): Promise<Result> {
  const data = abis[contract].encodeFunctionData(name, args);
  const answer = hex.parse(await request('eth_call', [{ to, data }, { blockHash: block.hash }]));
  return abis[contract].decodeFunctionResult(name, answer);
}

/** What is remembered of an address, else what is found out, which is then remembered unless it is nothing. */
async function recall<Value extends object, Found extends Value | null>(
  memory: Map<string, Value>,
  address: string,
  findOut: () => Promise<Found>,
): Promise<Value | Found> {
  const known = memory.get(address);
  if (known) return known;
  const found = await findOut();
  if (found) {
    const [oldest] = memory.keys();
    if (memory.size >= MEMORY && oldest !== undefined) memory.delete(oldest);
    memory.set(address, found);
  }
  return found;
}

async function readTokenMetadata(
  read: Chain['read'],
  to: string,
  block: Pick<Block, 'hash'>,
): Promise<TokenMetadata | null> {
  try {
    const [symbol, decimals] = await Promise.all([
      read({ contract: 'ERC20', to, function: 'symbol' }, block),
      read({ contract: 'ERC20', to, function: 'decimals' }, block),
    ]);
    return { symbol: String(symbol[0]), decimals: Number(decimals[0]) };
  } catch {
    // Not an ERC-20 with metadata. That an unreachable node ends here too is of no account: the next read fails then.
    return null;
  }
}
