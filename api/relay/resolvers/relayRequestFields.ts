import type { RelayStatus } from '../store/relayTables.ts';
import type { RelayRequest } from '../store/toRelayRequest.ts';
import type { RelayContext } from './relayContext.ts';

/** One step of a request's way; the SDL's `RelayEvent`. */
type RelayEvent = { sequence: number; status: RelayStatus; at: string; transactionHash: string | null };

/**
 * Resolvers of the fields of `RelayRequest` that are asked for only when they are selected. `entries` are the ledger's.
 */
export const relayRequestFields = {
  /**
   * Whether graph-node has come to the block of the request's transaction, and that block is still of the chain: after
   * a reorganisation another one of the same number may have been indexed.
   */
  async indexed({ transaction }: RelayRequest, _args: unknown, { ledger, chain }: RelayContext): Promise<boolean> {
    if (transaction === null) return false;
    const { number } = await ledger.indexedBlock();
    const blockNumber = BigInt(transaction.blockNumber);
    if (BigInt(number) < blockNumber) return false;
    return (await chain.header(blockNumber))?.hash === transaction.blockHash;
  },
  async history({ id }: RelayRequest, _args: unknown, { relay }: RelayContext): Promise<RelayEvent[]> {
    const rows = await relay.history(id);
    return rows.map(({ sequence, status, at, transaction_hash }) => ({
      sequence,
      status,
      at: String(Math.floor(at.getTime() / 1000)),
      transactionHash: transaction_hash,
    }));
  },
};
