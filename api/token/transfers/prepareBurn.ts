import { z } from 'zod';
import { findGuild } from '../../prepare/find/findGuild.ts';
import { parseGuildId } from '../../prepare/find/ids.ts';
import { address, parsedBy, uint } from '../../prepare/input/input.ts';
import { prepareMutation } from '../../prepare/prepareMutation.ts';
import { amount } from '../../prepare/words.ts';

const inputSchema = z.object({ guild: parsedBy(parseGuildId), from: address, amount: uint(256) });

/** Resolver of `prepareBurn`: `GuildToken.burn`. */
export const prepareBurn = prepareMutation(inputSchema, async (input, scope) => {
  const { contracts, label } = await findGuild(scope, input.guild, ['guild']);
  const { token } = contracts;
  const metadata = await scope.chain.tokenMetadata(token, scope.block);
  return {
    to: token,
    contract: 'GuildToken',
    function: 'burn',
    args: [input.amount],
    summary: `Burn ${amount(input.amount, token, metadata)} of yours in ${label}, for good`,
  };
});
