import { z } from 'zod';
import type { TypedData } from '../../chain/forwarder/forwardRequest.ts';
import { accountKind } from '../../chain/transactions/accountKind.ts';
import { findGuild } from '../../prepare/find/findGuild.ts';
import { parseGuildId } from '../../prepare/find/ids.ts';
import { address, optionalDeadline, parsedBy } from '../../prepare/input/input.ts';
import type { PrepareScope } from '../../prepare/prepareContext.ts';
import { prepareMutation } from '../../prepare/prepareMutation.ts';
import { deadlineOf } from '../../prepare/signing.ts';
import { account } from '../../prepare/words.ts';
import { delegationTypedData, tokenNonce } from './delegation.ts';

const inputSchema = z.object({
  guild: parsedBy(parseGuildId),
  from: address,
  delegatee: address,
  expiry: optionalDeadline,
});

/** Resolver of `prepareDelegate`: `GuildToken.delegate`, and the delegation to sign. */
export const prepareDelegate = prepareMutation(inputSchema, async (input, scope) => {
  const { guild, from, delegatee } = input;
  const { contracts, label } = await findGuild(scope, guild, ['guild']);
  const { token } = contracts;
  const whom = delegatee === from ? 'yourself' : account(delegatee);
  return {
    to: token,
    contract: 'GuildToken',
    function: 'delegate',
    args: [delegatee],
    summary: `Delegate your votes in ${label} to ${whom}`,
    bySignature: await toSign(scope, token, input),
  };
});

/** Null for a contract, as the token recovers a key from the signature. */
async function toSign(
  scope: PrepareScope,
  token: string,
  { from, delegatee, expiry }: z.output<typeof inputSchema>,
): Promise<TypedData | null> {
  if ((await accountKind(scope.chain, from, scope.block)) === 'CONTRACT') return null;
  const nonce = await tokenNonce(scope, token, from);
  return delegationTypedData(scope, token, { delegatee, nonce, expiry: deadlineOf(scope, expiry) });
}
