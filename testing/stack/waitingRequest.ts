import { Contract, type JsonRpcProvider } from 'ethers';
import { createClient, fromEthers } from '../../client/index.ts';
import type { Stack } from '../../local/stack/stack.ts';
import { walletOf } from '../../local/story/people.ts';
import { done } from '../client/done.ts';

const FORWARDER = [
  'event ExecutedForwardRequest(address indexed signer, uint256 nonce, bool success)',
  'function nonces(address) view returns (uint256)',
];

/**
 * Submits a relay request of a guild's member, and leaves.
 *
 * @param on.gatewayUrl - The gateway that is asked.
 * @returns Comes back, waits for the request's end, and counts how often the forwarder executed it.
 */
export async function submitAndLeave(on: {
  stack: Stack;
  provider: JsonRpcProvider;
  gatewayUrl: string;
  guild: string;
}): Promise<() => Promise<number>> {
  const signer = walletOf('chen');
  const forwarder = new Contract(on.stack.deployments.Forwarder?.address ?? '', FORWARDER, on.provider);
  const nonce: bigint = await forwarder.getFunction('nonces')(signer.address);
  const chen = await fromEthers(signer);
  const client = createClient({ url: `${on.gatewayUrl}/graphql` });
  const delegation = client.delegate({ guild: on.guild, delegatee: walletOf('ada').address });
  const key = `nonce ${nonce}`;
  const leaving = new AbortController();
  await new Promise((resolve, reject) => {
    delegation.as(chen, { key, onStatus: resolve, signal: leaving.signal }).catch(reject);
  });
  leaving.abort();
  return async () => {
    done(await delegation.as(chen, { key }));
    const logs = await forwarder.queryFilter(forwarder.getEvent('ExecutedForwardRequest')(signer.address), 0);
    return logs.filter((log) => 'args' in log && log.args.nonce === nonce).length;
  };
}
