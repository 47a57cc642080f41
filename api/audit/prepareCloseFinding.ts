import { z } from 'zod';
import { findNumbered } from '../prepare/find/findNumbered.ts';
import {
  address,
  fitsOptionalCid,
  OPTIONAL_CONTENT_MISMATCH,
  optionalBytes32,
  optionalCid,
  parsedBy,
} from '../prepare/input/input.ts';
import { prepareMutation } from '../prepare/prepareMutation.ts';
import { findings, parseFindingId } from './finding.ts';

/** In the order of `IAuditTrail.Resolution`; OPEN is none that a finding can be closed with. */
const resolutions = z.enum(['OPEN', 'RESOLVED', 'ACCEPTED', 'WITHDRAWN']);

const inputSchema = z
  .object({
    finding: parsedBy(parseFindingId),
    from: address,
    resolution: resolutions.refine((resolution) => resolution !== 'OPEN', 'Say how the finding ended.'),
    digest: optionalBytes32,
    cid: optionalCid,
  })
  .refine(({ digest, cid }) => fitsOptionalCid(digest, cid), { error: OPTIONAL_CONTENT_MISMATCH, path: ['cid'] });

/** Resolver of `prepareCloseFinding`: `AuditTrail.closeFinding`. */
export const prepareCloseFinding = prepareMutation(inputSchema, async (input, scope) => {
  const { finding, resolution, digest, cid } = input;
  const { contracts, label } = await findNumbered(scope, finding, findings, ['finding']);
  return {
    to: contracts.auditTrail,
    contract: 'AuditTrail',
    function: 'closeFinding',
    args: [finding.number, resolutions.options.indexOf(resolution), digest, cid],
    summary: `Close ${label} as ${resolution.toLowerCase()}`,
  };
});
