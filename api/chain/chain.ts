import { abis } from './calls/abis.ts';
import { type ContractReads, createContractMemory, withContractReads } from './calls/contractReads.ts';
import { type ChainNode, createNode } from './node.ts';
import { connectRpc, type Rpc } from './rpc.ts';

/** What {@link createChain} must be told. Addresses in lower case. */
export type ChainConfig = { rpcUrl: string; chainId: bigint; factory: string; forwarder: string };

/** The chain behind the gateway. Addresses that it gives are in lower case. */
export type Chain = ChainNode &
  ContractReads & {
    id: bigint;
    factory: string;
    forwarder: string;
    /** Type of the transactions that are made for it: EIP-1559's 2, or 0 where blocks have no base fee. */
    transactionType: 0 | 2;
    /** Asks the node what no other method does; see {@link Rpc.send}. */
    ask: Rpc['send'];
    /** The chain as one operation asks it: nothing more is asked when the operation is given up. */
    forOperation(signal: AbortSignal): Chain;
    /** Lets go of the connection. */
    close(): Promise<void>;
  };

/**
 * Connects to the chain and checks that it is the one in the configuration.
 *
 * @param patienceMs - How long one question may take, other than the usual.
 * @throws Error when the endpoint serves another chain, or the factory or the forwarder is not there or do not trust
 * each other; `UPSTREAM_UNAVAILABLE` when it does not answer.
 */
export async function createChain(config: ChainConfig, patienceMs?: number): Promise<Chain> {
  const rpc = connectRpc(config.rpcUrl, patienceMs);
  const node = createNode(rpc);
  let transactionType: Chain['transactionType'];
  try {
    await checkChain(node, config);
    transactionType = (await node.hasBaseFee()) ? 2 : 0;
  } catch (error) {
    await rpc.close();
    throw error;
  }
  const memory = createContractMemory();
  const view = (way: Rpc): Chain => ({
    ...withContractReads(createNode(way), config, memory),
    id: config.chainId,
    factory: config.factory,
    forwarder: config.forwarder,
    transactionType,
    ask: (method, params) => way.send(method, params),
    forOperation: (signal) => view(way.forOperation(signal)),
    close: () => rpc.close(),
  });
  return view(rpc);
}

async function checkChain(node: ChainNode, config: ChainConfig): Promise<void> {
  const served = await node.chainId();
  if (served !== config.chainId) {
    throw new Error(
      `The RPC endpoint serves chain ${served}, not ${config.chainId}: check GUILDHALL_RPC_URL and GUILDHALL_CHAIN_ID.`,
    );
  }
  const data = abis.GuildFactory.encodeFunctionData('isTrustedForwarder', [config.forwarder]);
  const answer = await node.call({ to: config.factory, data }, 'latest');
  if (!answer.ok || answer.returned === '0x') {
    throw new Error(`There is no GuildFactory at ${config.factory} on chain ${served}: check GUILDHALL_FACTORY.`);
  }
  if (BigInt(answer.returned) !== 1n) {
    throw new Error(
      `The GuildFactory ${config.factory} does not trust the forwarder ${config.forwarder}: check GUILDHALL_FORWARDER.`,
    );
  }
}
