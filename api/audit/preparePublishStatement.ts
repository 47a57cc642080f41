import { z } from 'zod';
import { findGuild } from '../prepare/find/findGuild.ts';
import { parseGuildId } from '../prepare/find/ids.ts';
import { address, bytes32, CONTENT_MISMATCH, cid, fitsCid, parsedBy, uint } from '../prepare/input/input.ts';
import { prepareMutation } from '../prepare/prepareMutation.ts';

/** In the order of `IAuditTrail.Opinion`. */
const opinions = z.enum(['UNMODIFIED', 'QUALIFIED', 'ADVERSE', 'DISCLAIMER']);

/** How a sentence says them: `State <this> on the books`. */
const opinionWords: Record<z.output<typeof opinions>, string> = {
  UNMODIFIED: 'an unmodified opinion',
  QUALIFIED: 'a qualified opinion',
  ADVERSE: 'an adverse opinion',
  DISCLAIMER: 'no opinion',
};

const inputSchema = z
  .object({
    guild: parsedBy(parseGuildId),
    from: address,
    firstAnchor: uint(32),
    lastAnchor: uint(32),
    opinion: opinions,
    digest: bytes32,
    cid,
  })
  .refine((input) => fitsCid(input.digest, input.cid), { error: CONTENT_MISMATCH, path: ['cid'] });

/** Resolver of `preparePublishStatement`: `AuditTrail.publishStatement`. */
export const preparePublishStatement = prepareMutation(inputSchema, async (input, scope) => {
  const { firstAnchor, lastAnchor, opinion, digest } = input;
  const { contracts, label } = await findGuild(scope, input.guild, ['guild']);
  return {
    to: contracts.auditTrail,
    contract: 'AuditTrail',
    function: 'publishStatement',
    args: [firstAnchor, lastAnchor, opinions.options.indexOf(opinion), digest, input.cid],
    summary: `State ${opinionWords[opinion]} on the books of ${label} for the anchors ${firstAnchor} to ${lastAnchor}`,
  };
});
