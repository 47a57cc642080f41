import { z } from 'zod';
import { findGuild } from '../../prepare/find/findGuild.ts';
import { parseGuildId } from '../../prepare/find/ids.ts';
import { address, parsedBy } from '../../prepare/input/input.ts';
import { prepareMutation } from '../../prepare/prepareMutation.ts';
import { account, amount } from '../../prepare/words.ts';

const inputSchema = z.object({ guild: parsedBy(parseGuildId), from: address, account: address, token: address });

/** Resolver of `prepareReleaseCredit`: `Projects.releaseCredit`. */
export const prepareReleaseCredit = prepareMutation(inputSchema, async (input, scope) => {
  const { chain, block } = scope;
  const { token } = input;
  const { contracts, label } = await findGuild(scope, input.guild, ['guild']);
  const { projects } = contracts;
  const [[credit], metadata] = await Promise.all([
    chain.read({ contract: 'Projects', to: projects, function: 'creditOf', args: [input.account, token] }, block),
    chain.tokenMetadata(token, block),
  ]);
  return {
    to: projects,
    contract: 'Projects',
    function: 'releaseCredit',
    args: [input.account, token],
    summary: `Let ${account(input.account)} withdraw the held credit of ${amount(credit, token, metadata)} in ${label}`,
  };
});
