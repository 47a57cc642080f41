import { z } from 'zod';
import { parseGuildId } from '../chain/ids.ts';
import { address, parsedBy } from '../chain/input.ts';
import { prepareMutation } from '../chain/prepareMutation.ts';
import { account } from '../chain/words.ts';
import { findGuild } from '../guild/findGuild.ts';

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
