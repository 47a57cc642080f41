import { concat } from 'ethers';
import type { BlockTag, CallOutcome, ChainNode } from '../node.ts';
import { gasBeforeRun } from '../transactions/intrinsicGas.ts';

/** What of a ForwardRequest decides what its call does; value in wei, gas in units. */
export type ForwardedCall = { from: string; to: string; value: bigint; gas: bigint; data: string };

/**
 * Makes a ForwardRequest's call as the forwarder makes it: from its address, the signer's appended to the data.
 *
 * @see https://eips.ethereum.org/EIPS/eip-2771
 */
export async function simulateForward(
  node: ChainNode,
  forwarder: string,
  { from, to, value, gas, data }: ForwardedCall,
  tag: BlockTag,
): Promise<CallOutcome> {
  const appended = concat([data, from]);
  // The forwarder hands the call all of its gas; what a transaction costs before it runs comes on top.
  return node.call({ from: forwarder, to, data: appended, gas: gas + gasBeforeRun(appended), value }, tag);
}
