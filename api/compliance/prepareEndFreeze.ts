import { z } from 'zod';
import { parseGuildId } from '../chain/ids.ts';
import { address, parsedBy } from '../chain/input.ts';
import { prepareMutation } from '../chain/prepareMutation.ts';
import { account } from '../chain/words.ts';
import { findGuild } from '../guild/findGuild.ts';

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
