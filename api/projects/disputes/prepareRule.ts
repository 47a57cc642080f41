import { z } from 'zod';
import {
  address,
  fitsOptionalCid,
  OPTIONAL_CONTENT_MISMATCH,
  optionalBytes32,
  optionalCid,
  parsedBy,
  uint,
} from '../../prepare/input/input.ts';
import { prepareMutation } from '../../prepare/prepareMutation.ts';
import { UserErrors, validationError } from '../../prepare/userErrors.ts';
import { rulingWords } from '../../prepare/words.ts';
import { findArbiter } from './arbiter.ts';
import { parseDisputeId } from './dispute.ts';

const inputSchema = z
  .object({
    dispute: parsedBy(parseDisputeId),
    from: address,
    contributorBps: uint(16),
    feeBps: uint(16),
    slashBps: uint(16),
    digest: optionalBytes32,
    cid: optionalCid,
  })
  .refine(({ digest, cid }) => fitsOptionalCid(digest, cid), { error: OPTIONAL_CONTENT_MISMATCH, path: ['cid'] });

/** Resolver of `prepareRule`: `DirectArbiter.rule`, or `GovernanceArbiter.rule`; both name the caller as the ruler. */
export const prepareRule = prepareMutation(inputSchema, async ({ dispute, from, ...ruling }, scope) => {
  const { arbiter, kind, label } = await findArbiter(scope, dispute, ['dispute']);
  if (kind === 'ERC792Arbiter') {
    const message = `${label} is before the jurors of an ERC-792 arbitrator: its ruling comes from there.`;
    throw new UserErrors(validationError(['dispute'], message));
  }
  return {
    to: arbiter,
    contract: kind,
    function: 'rule',
    args: [dispute.contract, dispute.number, { ...ruling, ruler: from }],
    summary: `Rule on ${label}: ${rulingWords(ruling)}`,
  };
});
