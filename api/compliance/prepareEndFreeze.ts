import { z } from 'zod';
import { findGuild } from '../prepare/find/findGuild.ts';
import { parseGuildId } from '../prepare/find/ids.ts';
import { address, parsedBy } from '../prepare/input/input.ts';
import { prepareMutation } from '../prepare/prepareMutation.ts';
import { account } from '../prepare/words.ts';

const inputSchema = z.object({ guild: parsedBy(parseGuildId), from: address, account: address });

/** Resolver of `prepareEndFreeze`: `Compliance.endFreeze`. */
export const prepareEndFreeze = prepareMutation(inputSchema, async (input, scope) => {
  const { contracts, label } = await findGuild(scope, input.guild, ['guild']);
  return {
    to: contracts.compliance,
    contract: 'Compliance',
    function: 'endFreeze',
    args: [input.account],
    summary: `Record that the freeze of ${account(input.account)} in ${label} has ended`,
  };
});
