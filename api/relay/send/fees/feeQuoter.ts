import type { ChainNode } from '../../../chain/node.ts';
import { type Fees, quoteFees } from './fees.ts';

/** As long as a node has suggested no tip: one gwei. */
const DEFAULT_TIP_WEI = 1_000_000_000n;
const TIP_VALID_MS = 5_000;
const AFTER_ERROR_MS = 1_000;

/** Fees for a transaction to be mined soon, by the base fee in wei; undefined above the cap. */
export type FeeQuoter = (baseFeePerGas: bigint) => Promise<Fees | undefined>;

/**
 * Quotes fees with the tip that the node suggested last, asking for it no more often than every five seconds. Where the
 * node fails to answer it is asked again when fees are needed a second later; meanwhile its last answer stands.
 */
export function createFeeQuoter(node: Pick<ChainNode, 'suggestedTip'>, capWei: bigint): FeeQuoter {
  let tip = DEFAULT_TIP_WEI;
  let standsUntilMs = Number.NEGATIVE_INFINITY;
  let asking: Promise<void> | undefined;
  const ask = async () => {
    const suggested = await node.suggestedTip().catch(() => undefined);
    tip = suggested ?? tip;
    standsUntilMs = performance.now() + (suggested === undefined ? AFTER_ERROR_MS : TIP_VALID_MS);
    asking = undefined;
  };
  return async (baseFeePerGas) => {
    if (performance.now() > standsUntilMs) {
      asking ??= ask();
      await asking;
    }
    return quoteFees(tip, baseFeePerGas, capWei);
  };
}
