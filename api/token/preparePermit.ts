import { z } from 'zod';
import { findToken } from '../prepare/find/findToken.ts';
import { address } from '../prepare/input/input.ts';
import { prepareMutation } from '../prepare/prepareMutation.ts';
import { account, amount } from '../prepare/words.ts';
import { permitSchema } from './permit.ts';
import { spenderText } from './spenderText.ts';
import { tokenToMove } from './transfers/tokenToMove.ts';

const inputSchema = z.object({
  token: tokenToMove,
  from: address,
  owner: address,
  spender: address,
  permit: permitSchema,
});

/** Resolver of `preparePermit`: `permit` of an ERC-2612 token, with what its owner signed. */
export const preparePermit = prepareMutation(inputSchema, async (input, scope) => {
  const { token, owner, permit } = input;
  const [metadata, spender] = await Promise.all([
    findToken(scope, token, ['token']),
    spenderText(scope, input.spender),
  ]);
  const { value, deadline, v, r, s } = permit;
  return {
    to: token,
    contract: 'ERC20',
    function: 'permit',
    args: [owner, input.spender, value, deadline, v, r, s],
    summary: `Submit the signed permit of ${account(owner)}: ${spender} may take up to ${amount(value, token, metadata)}`,
  };
});
