import { z } from 'zod';
import { findGuild } from '../prepare/find/findGuild.ts';
import { parseGuildId } from '../prepare/find/ids.ts';
import { address, bytes32, parsedBy, uint } from '../prepare/input/input.ts';
import { prepareMutation } from '../prepare/prepareMutation.ts';

const inputSchema = z.object({
  guild: parsedBy(parseGuildId),
  from: address,
  head: bytes32,
  fromBlock: uint(64),
  toBlock: uint(64),
  entryCount: uint(64),
});

/** Resolver of `prepareAnchor`: `AuditTrail.anchor`. */
export const prepareAnchor = prepareMutation(inputSchema, async (input, scope) => {
  const { head, fromBlock, toBlock, entryCount } = input;
  const { contracts, label } = await findGuild(scope, input.guild, ['guild']);
  return {
    to: contracts.auditTrail,
    contract: 'AuditTrail',
    function: 'anchor',
    args: [head, fromBlock, toBlock, entryCount],
    summary: `Anchor the ledger of ${label} from block ${fromBlock} to ${toBlock}, with ${entryCount} entries`,
  };
});
