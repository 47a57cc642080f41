import { Signature } from 'ethers';
import { z } from 'zod';
import { keySignature } from '../../chain/transactions/signature.ts';
import { findGuild } from '../../prepare/find/findGuild.ts';
import { parseGuildId } from '../../prepare/find/ids.ts';
import { address, parsedBy, signature, time } from '../../prepare/input/input.ts';
import { prepareMutation } from '../../prepare/prepareMutation.ts';
import { signatureError, UserErrors } from '../../prepare/userErrors.ts';
import { account } from '../../prepare/words.ts';
import { delegationSigner, delegationTypedData, tokenNonce } from './delegation.ts';

const inputSchema = z.object({
  guild: parsedBy(parseGuildId),
  from: address,
  delegator: address,
  delegatee: address,
  expiry: time(256),
  signature,
});

/** Resolver of `prepareDelegateBySig`: `GuildToken.delegateBySig`, with a key's signature: the token asks no contract. */
export const prepareDelegateBySig = prepareMutation(inputSchema, async (input, scope) => {
  const { delegator, delegatee, expiry } = input;
  const { contracts, label } = await findGuild(scope, input.guild, ['guild']);
  const { token } = contracts;
  const nonce = await tokenNonce(scope, token, delegator);
  const typedData = await delegationTypedData(scope, token, { delegatee, nonce, expiry });
  const refuse = (problem: string, recovered: string | null) =>
    new UserErrors(signatureError(['signature'], problem, { expected: delegator, recovered }));
  const given = keySignature(input.signature);
  if (given.problem !== undefined) throw refuse(given.problem, null);
  const signer = delegationSigner(typedData, given.signature);
  if (signer !== delegator) {
    const problem =
      `${account(delegator)} has not signed exactly this with its current nonce, ${nonce}: ` +
      'have it sign the `bySignature` of a new prepareDelegate.';
    throw refuse(problem, signer);
  }
  const { v, r, s } = Signature.from(given.signature);
  return {
    to: token,
    contract: 'GuildToken',
    function: 'delegateBySig',
    args: [delegatee, nonce, expiry, v, r, s],
    summary: `Submit the signed delegation of ${account(delegator)}: its votes in ${label} to ${account(delegatee)}`,
  };
});
