import { z } from 'zod';
import { findGuild } from '../prepare/find/findGuild.ts';
import { parseGuildId } from '../prepare/find/ids.ts';
import { address, bytes32, parsedBy, time } from '../prepare/input/input.ts';
import { prepareMutation } from '../prepare/prepareMutation.ts';
import { account, timeOf } from '../prepare/words.ts';

const inputSchema = z.object({
  guild: parsedBy(parseGuildId),
  from: address,
  account: address,
  until: time(),
  reasonDigest: bytes32,
});

/** Resolver of `prepareFreeze`: `Compliance.freeze`. */
export const prepareFreeze = prepareMutation(inputSchema, async (input, scope) => {
  const { contracts, label } = await findGuild(scope, input.guild, ['guild']);
  return {
    to: contracts.compliance,
    contract: 'Compliance',
    function: 'freeze',
    args: [input.account, input.until, input.reasonDigest],
    summary: `Freeze ${account(input.account)} in ${label} until ${timeOf(input.until)}`,
  };
});
