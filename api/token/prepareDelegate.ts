import { z } from 'zod';
import { findGuild } from '../prepare/find/findGuild.ts';
import { parseGuildId } from '../prepare/find/ids.ts';
import { address, parsedBy } from '../prepare/input/input.ts';
import { prepareMutation } from '../prepare/prepareMutation.ts';
import { account } from '../prepare/words.ts';

const inputSchema = z.object({ guild: parsedBy(parseGuildId), from: address, delegatee: address });

/** Resolver of `prepareDelegate`: `GuildToken.delegate`. */
export const prepareDelegate = prepareMutation(inputSchema, async ({ guild, from, delegatee }, scope) => {
  const { contracts, label } = await findGuild(scope, guild, ['guild']);
  const whom = delegatee === from ? 'yourself' : account(delegatee);
  return {
    to: contracts.token,
    contract: 'GuildToken',
    function: 'delegate',
    args: [delegatee],
    summary: `Delegate your votes in ${label} to ${whom}`,
  };
});
