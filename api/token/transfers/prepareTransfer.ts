import { z } from 'zod';
import { findToken } from '../../prepare/find/findToken.ts';
import { address, uint } from '../../prepare/input/input.ts';
import { prepareMutation } from '../../prepare/prepareMutation.ts';
import { account, amount } from '../../prepare/words.ts';
import { tokenToMove } from './tokenToMove.ts';

const inputSchema = z.object({ token: tokenToMove, from: address, to: address, amount: uint(256) });

/** Resolver of `prepareTransfer`: `transfer` of an ERC-20 token. */
export const prepareTransfer = prepareMutation(inputSchema, async (input, scope) => {
  const metadata = await findToken(scope, input.token, ['token']);
  return {
    to: input.token,
    contract: 'ERC20',
    function: 'transfer',
    args: [input.to, input.amount],
    summary: `Transfer ${amount(input.amount, input.token, metadata)} to ${account(input.to)}`,
  };
});
