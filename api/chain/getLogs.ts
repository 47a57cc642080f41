import { toQuantity } from 'ethers';
import { RpcError } from './rpcErrors.ts';

/** Which logs: of a contract, with topics, in blocks from one to another, both with. */
export type LogFilter = {
  address: string;
  topics: readonly (string | null | readonly string[])[];
  fromBlock: bigint;
  toBlock: bigint;
};

/**
 * Asks for logs in as few parts as the node allows. How many blocks or logs at a time that is, each node says in its
 * own words, so every refusal halves the part; one block that is refused is the end.
 *
 * @param ask - Asks for one part, given the parameter of `eth_getLogs`.
 * @throws RpcError when the node refuses even one block.
 */
export async function getLogs<Log>(
  ask: (filter: object) => Promise<Log[]>,
  { fromBlock, toBlock, ...filter }: LogFilter,
): Promise<Log[]> {
  const found: Log[] = [];
  let size = toBlock - fromBlock + 1n;
  for (let from = fromBlock; from <= toBlock; ) {
    const end = from + size > toBlock ? toBlock : from + size - 1n;
    try {
      found.push(...(await ask({ ...filter, fromBlock: toQuantity(from), toBlock: toQuantity(end) })));
      from = end + 1n;
    } catch (error) {
      if (!(error instanceof RpcError) || size === 1n) throw error;
      size /= 2n;
    }
  }
  return found;
}
