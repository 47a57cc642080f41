import { isNativeCoin } from '../../chain/calls/nativeCoin.ts';
import { address } from '../../prepare/input/input.ts';

/** An ERC-20 token to transfer. */
export const tokenToMove = address.refine(
  (token) => !isNativeCoin(token),
  'Native coin has no contract: send it with your wallet.',
);
