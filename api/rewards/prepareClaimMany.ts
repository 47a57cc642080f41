import { z } from 'zod';
import { findGuild } from '../prepare/find/findGuild.ts';
import { parseGuildId } from '../prepare/find/ids.ts';
import { address, parsedBy } from '../prepare/input/input.ts';
import { prepareMutation } from '../prepare/prepareMutation.ts';
import { counted } from '../prepare/words.ts';

const MAX_ACCOUNTS = 200;

const inputSchema = z.object({
  guild: parsedBy(parseGuildId),
  from: address,
  accounts: z
    .array(address)
    .min(1, 'Give at least one account.')
    .max(MAX_ACCOUNTS, `Give at most ${MAX_ACCOUNTS} accounts.`),
});

/** Resolver of `prepareClaimMany`: `Rewards.claimMany`. */
export const prepareClaimMany = prepareMutation(inputSchema, async ({ guild, accounts }, scope) => {
  const { contracts, label } = await findGuild(scope, guild, ['guild']);
  return {
    to: contracts.rewards,
    contract: 'Rewards',
    function: 'claimMany',
    args: [accounts],
    summary: `Claim the rewards of ${counted(accounts.length, 'account')} in ${label}`,
  };
});
