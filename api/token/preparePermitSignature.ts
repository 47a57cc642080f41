import { isError } from 'ethers';
import { z } from 'zod';
import eip712 from '../../abis/typedData.json' with { type: 'json' };
import { isNativeCoin } from '../chain/calls/nativeCoin.ts';
import { domainHash, type TypedDomain } from '../chain/calls/toldDomain.ts';
import type { TypedData } from '../chain/forwarder/forwardRequest.ts';
import { accountKind } from '../chain/transactions/accountKind.ts';
import { findToken } from '../prepare/find/findToken.ts';
import { address, optionalDeadline, uint } from '../prepare/input/input.ts';
import type { PrepareScope } from '../prepare/prepareContext.ts';
import { prepareSignature } from '../prepare/prepareSignature.ts';
import { deadlineOf, domainOf, typedData } from '../prepare/signing.ts';
import { UserErrors, validationError } from '../prepare/userErrors.ts';
import { account, amount } from '../prepare/words.ts';
import { spenderText } from './spenderText.ts';

const inputSchema = z.object({
  token: address.refine((token) => !isNativeCoin(token), 'Native coin needs no permit: it is sent with the call.'),
  owner: address,
  spender: address,
  amount: uint(256),
  deadline: optionalDeadline,
});

/**
 * Resolver of `preparePermitSignature`: an ERC-2612 permit of a token that tells its domain (ERC-5267), for an account of
 * a key: tokens recover the owner's key from it.
 */
export const preparePermitSignature = prepareSignature(inputSchema, async (input, scope) => {
  const [metadata, spender, kind] = await Promise.all([
    findToken(scope, input.token, ['token']),
    spenderText(scope, input.spender),
    accountKind(scope.chain, input.owner, scope.block),
  ]);
  if (kind === 'CONTRACT') {
    const message = `${account(input.owner)} is a contract, which has no key to sign a permit with: use prepareApprove.`;
    throw new UserErrors(validationError(['owner'], message));
  }
  return {
    summary: `Permit ${spender} to take up to ${amount(input.amount, input.token, metadata)} from you`,
    typedData: await permitTypedData(scope, input),
  };
});

async function permitTypedData(scope: PrepareScope, input: z.output<typeof inputSchema>): Promise<TypedData> {
  const { token, owner, spender, amount: value } = input;
  const { nonce, domain } = await permitTerms(scope, token, owner);
  const message = { owner, spender, value, nonce, deadline: deadlineOf(scope, input.deadline) };
  return typedData(domain, { name: 'Permit', fields: eip712.GuildToken.Permit, message });
}

/** What a permit needs of its token: the owner's nonce, and a domain that the token itself hashes to the same. */
async function permitTerms(
  scope: PrepareScope,
  token: string,
  owner: string,
): Promise<{ nonce: bigint; domain: TypedDomain }> {
  const read = async (name: string, args: string[] = []) =>
    (await scope.chain.read({ contract: 'ERC20', to: token, function: name, args }, scope.block))[0];
  try {
    const [nonce, separator, domain] = await Promise.all([
      read('nonces', [owner]),
      read('DOMAIN_SEPARATOR'),
      domainOf(scope, token),
    ]);
    if (domain && domainHash(domain) === separator) return { nonce, domain };
  } catch (error) {
    if (!isError(error, 'CALL_EXCEPTION') && !isError(error, 'BAD_DATA')) throw error;
  }
  const message =
    'The token does not support permits (ERC-2612), or reports a wrong domain for them (ERC-5267): use prepareApprove.';
  throw new UserErrors(validationError(['token'], message));
}
