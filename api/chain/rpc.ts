import { FetchRequest, isError, JsonRpcProvider, Network } from 'ethers';
import { fault } from '../errors.ts';

/** A connection to the chain's node. */
export type Rpc = {
  /** For what ethers does itself; its errors are ethers' own. */
  provider: JsonRpcProvider;
  /**
   * Asks the node one thing.
   *
   * @throws A CALL_EXCEPTION of ethers when a contract reverts; else `UPSTREAM_UNAVAILABLE`, when the node does not
   * answer or cannot.
   */
  request(method: string, params: readonly unknown[]): Promise<unknown>;
};

const TIMEOUT_MS = 15_000;

/** Connects to a node that serves a chain, without asking it anything yet. */
export function connectRpc(url: string, chainId: bigint): Rpc {
  const connection = new FetchRequest(url);
  connection.timeout = TIMEOUT_MS;
  connection.setThrottleParams({ maxAttempts: 3 });
  const provider = new JsonRpcProvider(connection, chainId, {
    staticNetwork: Network.from(chainId),
    batchMaxCount: 1,
    cacheTimeout: -1,
    pollingInterval: 250,
  });
  return {
    provider,
    request: async (method, params) => {
      try {
        return await provider.send(method, [...params]);
      } catch (error) {
        if (isError(error, 'CALL_EXCEPTION')) throw error;
        throw fault('UPSTREAM_UNAVAILABLE', "The chain's node does not answer, or not as it should. Try again.", error);
      }
    },
  };
}
