import { z } from 'zod';
import { findGuild } from '../prepare/find/findGuild.ts';
import { parseGuildId } from '../prepare/find/ids.ts';
import { address, bytes32, CONTENT_MISMATCH, cid, fitsCid, parsedBy, text } from '../prepare/input/input.ts';
import { prepareMutation } from '../prepare/prepareMutation.ts';
import { quoted } from '../prepare/words.ts';

const MAX_TITLE_BYTES = 200;

/** In the order of `IAuditTrail.Severity`. */
const severities = z.enum(['INFO', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL']);

const inputSchema = z
  .object({
    guild: parsedBy(parseGuildId),
    from: address,
    severity: severities,
    subject: bytes32,
    title: text(MAX_TITLE_BYTES),
    digest: bytes32,
    cid,
  })
  .refine((input) => fitsCid(input.digest, input.cid), { error: CONTENT_MISMATCH, path: ['cid'] });

/** Resolver of `prepareRaiseFinding`: `AuditTrail.raiseFinding`. */
export const prepareRaiseFinding = prepareMutation(inputSchema, async (input, scope) => {
  const { severity, subject, title, digest } = input;
  const { contracts, label } = await findGuild(scope, input.guild, ['guild']);
  return {
    to: contracts.auditTrail,
    contract: 'AuditTrail',
    function: 'raiseFinding',
    args: [severities.options.indexOf(severity), subject, title, digest, input.cid],
    summary: `Raise the finding ${quoted(title)} (${severity.toLowerCase()}) at ${label}`,
  };
});
