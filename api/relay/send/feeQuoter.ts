import type { ChainNode } from '../../chain/node.ts';
import { type Fees, quoteFees } from './fees.ts';

const TIP_VALID_MS = 5_000;

/** Fees for a transaction to be mined soon, by the base fee in wei; undefined above the cap. */
export type FeeQuoter = (baseFeePerGas: bigint) => Promise<Fees | undefined>;

/** Quotes fees, asking the node for the tip no more often than every few seconds. */
export function createFeeQuoter(node: Pick<ChainNode, 'suggestedTip'>, capWei: bigint): FeeQuoter {
  let tip: Promise<bigint> | undefined;
  let askedAtMs = 0;
  return async (baseFeePerGas) => {
    if (tip === undefined || performance.now() - askedAtMs > TIP_VALID_MS) {
      tip = node.suggestedTip();
      askedAtMs = performance.now();
    }
    const suggestedTip = tip;
    return await quoteFees({ suggestedTip: () => suggestedTip }, baseFeePerGas, capWei);
  };
}
