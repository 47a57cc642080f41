import { z } from 'zod';
import { roleName } from '../../prepare/calls/sentenceWords.ts';
import { findGuild } from '../../prepare/find/findGuild.ts';
import { parseGuildId } from '../../prepare/find/ids.ts';
import { address, parsedBy, uint } from '../../prepare/input/input.ts';
import { prepareMutation } from '../../prepare/prepareMutation.ts';
import { UserErrors, validationError } from '../../prepare/userErrors.ts';
import { account } from '../../prepare/words.ts';

const inputSchema = z.object({ guild: parsedBy(parseGuildId), from: address, role: uint(64) });

/** Resolver of `prepareRenounceRole`: `AccessManager.renounceRole`, which does nothing for who does not have the role. */
export const prepareRenounceRole = prepareMutation(inputSchema, async ({ guild, from, role }, scope) => {
  const { contracts, label } = await findGuild(scope, guild, ['guild']);
  const { accessManager } = contracts;
  const getAccess = {
    contract: 'AccessManager',
    to: accessManager,
    function: 'getAccess',
    args: [role, from],
  } as const;
  const [since] = await scope.chain.read(getAccess, scope.block);
  if (since === 0n) {
    const message = `${account(from)} does not have ${roleName(role)} in ${label}: there is nothing to give up.`;
    throw new UserErrors(validationError(['role'], message));
  }
  return {
    to: accessManager,
    contract: 'AccessManager',
    function: 'renounceRole',
    args: [role, from],
    summary: `Give up ${roleName(role)} in ${label}`,
  };
});
