import { z } from 'zod';
import { isNativeCoin } from '../chain/calls/nativeCoin.ts';
import { findToken } from '../prepare/find/findToken.ts';
import { address, uint } from '../prepare/input/input.ts';
import { prepareMutation } from '../prepare/prepareMutation.ts';
import { amount } from '../prepare/words.ts';
import { spenderText } from './spenderText.ts';

const inputSchema = z.object({
  token: address.refine((token) => !isNativeCoin(token), 'Native coin needs no approval: it is sent with the call.'),
  from: address,
  spender: address,
  amount: uint(256),
});

/** Resolver of `prepareApprove`: `approve` of an ERC-20 token, for a guild's Projects contract or treasury. */
export const prepareApprove = prepareMutation(inputSchema, async (input, scope) => {
  const [metadata, spender] = await Promise.all([
    findToken(scope, input.token, ['token']),
    spenderText(scope, input.spender),
  ]);
  return {
    to: input.token,
    contract: 'ERC20',
    function: 'approve',
    args: [input.spender, input.amount],
    summary: `Allow ${spender} to take up to ${amount(input.amount, input.token, metadata)} from you`,
  };
});
