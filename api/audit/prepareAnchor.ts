import { z } from 'zod';
import { findGuild } from '../prepare/find/findGuild.ts';
import { parseGuildId } from '../prepare/find/ids.ts';
import { address, parsedBy, uint } from '../prepare/input/input.ts';
import { prepareMutation } from '../prepare/prepareMutation.ts';
import { nextAnchor } from './nextAnchor.ts';

const inputSchema = z.object({
  guild: parsedBy(parseGuildId),
  from: address,
  toBlock: uint(64).nullish(),
  anew: z.boolean().nullish(),
});

/** Resolver of `prepareAnchor`: `AuditTrail.anchor`, or `AuditTrail.anchorAnew`. */
export const prepareAnchor = prepareMutation(inputSchema, async (input, scope) => {
  const { contracts, label } = await findGuild(scope, input.guild, ['guild']);
  const anchor = await nextAnchor(scope, contracts, input.toBlock ?? null, input.anew === true);
  const { fromBlock, next, headProof, consistencyProof } = anchor;
  const range = `from block ${fromBlock} to ${next.toBlock}, with ${next.entryCount} entries`;
  return {
    to: contracts.auditTrail,
    contract: 'AuditTrail',
    ...(consistencyProof
      ? { function: 'anchor', args: [next, headProof, consistencyProof] }
      : { function: 'anchorAnew', args: [next, headProof] }),
    summary: consistencyProof
      ? `Anchor the ledger of ${label} ${range}`
      : `Anchor the ledger of ${label} anew, without proof that it continues the last anchor, ${range}`,
  };
});
