import { z } from 'zod';
import { findGuild } from '../prepare/find/findGuild.ts';
import { parseGuildId } from '../prepare/find/ids.ts';
import { address, bytes32, parsedBy } from '../prepare/input/input.ts';
import { prepareMutation } from '../prepare/prepareMutation.ts';
import { account } from '../prepare/words.ts';

const inputSchema = z.object({ guild: parsedBy(parseGuildId), from: address, account: address, reasonDigest: bytes32 });

/** Resolver of `prepareUnfreeze`: `Compliance.unfreeze`. */
export const prepareUnfreeze = prepareMutation(inputSchema, async (input, scope) => {
  const { contracts, label } = await findGuild(scope, input.guild, ['guild']);
  return {
    to: contracts.compliance,
    contract: 'Compliance',
    function: 'unfreeze',
    args: [input.account, input.reasonDigest],
    summary: `Lift the freeze of ${account(input.account)} in ${label}`,
  };
});
