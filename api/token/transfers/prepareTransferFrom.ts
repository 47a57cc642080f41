import { z } from 'zod';
import { findToken } from '../../prepare/find/findToken.ts';
import { address, uint } from '../../prepare/input/input.ts';
import { prepareMutation } from '../../prepare/prepareMutation.ts';
import { account, amount } from '../../prepare/words.ts';
import { tokenToMove } from './tokenToMove.ts';

const inputSchema = z.object({ token: tokenToMove, from: address, owner: address, to: address, amount: uint(256) });

/** Resolver of `prepareTransferFrom`: `transferFrom` of an ERC-20 token, by an account that its owner allowed it. */
export const prepareTransferFrom = prepareMutation(inputSchema, async (input, scope) => {
  const { token, from, owner, to } = input;
  const metadata = await findToken(scope, token, ['token']);
  const whom = to === from ? 'yourself' : account(to);
  return {
    to: token,
    contract: 'ERC20',
    function: 'transferFrom',
    args: [owner, to, input.amount],
    summary: `Transfer ${amount(input.amount, token, metadata)} of ${account(owner)} to ${whom}`,
  };
});
