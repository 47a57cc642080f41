import { z } from 'zod';
import { findGuild } from '../../prepare/find/findGuild.ts';
import { parseGuildId } from '../../prepare/find/ids.ts';
import { address, parsedBy } from '../../prepare/input/input.ts';
import { prepareMutation } from '../../prepare/prepareMutation.ts';
import { amount } from '../../prepare/words.ts';

const inputSchema = z.object({ guild: parsedBy(parseGuildId), from: address, token: address });

/** Resolver of `prepareCollectFees`: `Projects.collectFees`. */
export const prepareCollectFees = prepareMutation(inputSchema, async ({ guild, token }, scope) => {
  const { chain, block } = scope;
  const { contracts, label } = await findGuild(scope, guild, ['guild']);
  const { projects } = contracts;
  const [[fees], metadata] = await Promise.all([
    chain.read({ contract: 'Projects', to: projects, function: 'feesOf', args: [token] }, block),
    chain.tokenMetadata(token, block),
  ]);
  return {
    to: projects,
    contract: 'Projects',
    function: 'collectFees',
    args: [token],
    summary: `Move ${amount(fees, token, metadata)} of fees to the treasury of ${label}`,
  };
});
