import { z } from 'zod';
import { address, cid, count, parsedBy } from '../../prepare/input/input.ts';
import { prepareMutation } from '../../prepare/prepareMutation.ts';
import { UserErrors, validationError } from '../../prepare/userErrors.ts';
import { findArbiter } from './arbiter.ts';
import { parseDisputeId } from './dispute.ts';

const inputSchema = z.object({
  dispute: parsedBy(parseDisputeId),
  from: address,
  arbitratorDispute: count(256),
  cid,
});

/** Resolver of `prepareSubmitJurorEvidence`: `ERC792Arbiter.submitEvidence`. */
export const prepareSubmitJurorEvidence = prepareMutation(inputSchema, async (input, scope) => {
  const { dispute, arbitratorDispute } = input;
  const { arbiter, kind, label } = await findArbiter(scope, dispute, ['dispute']);
  if (kind !== 'ERC792Arbiter') {
    const message = `${label} has no jurors: use prepareSubmitEvidence.`;
    throw new UserErrors(validationError(['dispute'], message));
  }
  const read = { contract: kind, to: arbiter, function: 'subjectOf', args: [arbitratorDispute] } as const;
  const [subject] = await scope.chain.read(read, scope.block);
  if (subject.projects.toLowerCase() !== dispute.contract || subject.disputeId !== dispute.number) {
    const message = `The arbitrator's dispute ${arbitratorDispute} is not ${label}, or was ruled already.`;
    throw new UserErrors(validationError(['arbitratorDispute'], message));
  }
  return {
    to: arbiter,
    contract: kind,
    function: 'submitEvidence',
    args: [arbitratorDispute, `/ipfs/${input.cid}`],
    summary: `Show evidence to the jurors of ${label}`,
  };
});
