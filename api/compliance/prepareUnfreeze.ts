import { z } from 'zod';
import { parseGuildId } from '../chain/ids.ts';
import { address, bytes32, parsedBy } from '../chain/input.ts';
import { prepareMutation } from '../chain/prepareMutation.ts';
import { account } from '../chain/words.ts';
import { findGuild } from '../guild/findGuild.ts';

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
