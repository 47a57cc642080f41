import { isError } from 'ethers';
import { z } from 'zod';
import type { TypedData } from '../chain/forwardRequest.ts';
import { isNativeCoin } from '../chain/nativeCoin.ts';
import { findToken } from '../prepare/findToken.ts';
import { address, optionalDeadline, uint } from '../prepare/input.ts';
import type { PrepareScope } from '../prepare/prepareContext.ts';
import { prepareSignature } from '../prepare/prepareSignature.ts';
import { deadlineOf, typedDataFor } from '../prepare/signing.ts';
import { UserErrors, validationError } from '../prepare/userErrors.ts';
import { amount } from '../prepare/words.ts';
import { spenderText } from './spenderText.ts';

const PERMIT_TYPE = [
  { name: 'owner', type: 'address' },
  { name: 'spender', type: 'address' },
  { name: 'value', type: 'uint256' },
  { name: 'nonce', type: 'uint256' },
  { name: 'deadline', type: 'uint256' },
];

const inputSchema = z.object({
  token: address.refine((token) => !isNativeCoin(token), 'Native coin needs no permit: it is sent with the call.'),
  owner: address,
  spender: address,
  amount: uint(256),
  deadline: optionalDeadline,
});

/** Resolver of `preparePermitSignature`: an ERC-2612 permit of a token that tells its domain (ERC-5267). */
export const preparePermitSignature = prepareSignature(inputSchema, async (input, scope) => {
  const [metadata, spender] = await Promise.all([
    findToken(scope, input.token, ['token']),
    spenderText(scope, input.spender),
  ]);
  return {
    summary: `Permit ${spender} to take up to ${amount(input.amount, input.token, metadata)} from you`,
    typedData: await permitTypedData(scope, input),
  };
});

async function permitTypedData(scope: PrepareScope, input: z.output<typeof inputSchema>): Promise<TypedData> {
  const { token, owner, spender, amount: value } = input;
  const read = { contract: 'ERC20', to: token, function: 'nonces', args: [owner] } as const;
  try {
    const [nonce] = await scope.chain.read(read, scope.block);
    const message = { owner, spender, value, nonce, deadline: deadlineOf(scope, input.deadline) };
    return await typedDataFor(scope, token, { name: 'Permit', fields: PERMIT_TYPE, message });
  } catch (error) {
    if (!isError(error, 'CALL_EXCEPTION') && !isError(error, 'BAD_DATA')) throw error;
    const message = 'The token takes no permits, or does not tell their domain (ERC-5267): use prepareApprove instead.';
    throw new UserErrors(validationError(['token'], message));
  }
}
