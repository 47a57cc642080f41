import { z } from 'zod';
import { findGuild } from '../../prepare/find/findGuild.ts';
import { parseGuildId } from '../../prepare/find/ids.ts';
import { address, parsedBy } from '../../prepare/input/input.ts';
import { prepareMutation } from '../../prepare/prepareMutation.ts';
import { account, amount } from '../../prepare/words.ts';

const inputSchema = z.object({ guild: parsedBy(parseGuildId), from: address, token: address, to: address });

/** Resolver of `prepareWithdraw`: `Projects.withdraw`. */
export const prepareWithdraw = prepareMutation(inputSchema, async ({ guild, from, token, to }, scope) => {
  const { chain, block } = scope;
  const { contracts, label } = await findGuild(scope, guild, ['guild']);
  const { projects } = contracts;
  const [[credit], metadata] = await Promise.all([
    chain.read({ contract: 'Projects', to: projects, function: 'creditOf', args: [from, token] }, block),
    chain.tokenMetadata(token, block),
  ]);
  const whom = to === from ? 'yourself' : account(to);
  return {
    to: projects,
    contract: 'Projects',
    function: 'withdraw',
    args: [token, to],
    summary: `Withdraw your credit of ${amount(credit, token, metadata)} in ${label} to ${whom}`,
  };
});
