import { z } from 'zod';
import { address, signature, time } from '../../prepare/input/input.ts';
import { prepareMutation } from '../../prepare/prepareMutation.ts';
import { bothSignatures } from './bothSignatures.ts';
import { AGREEMENT_MISMATCH, agreementFits, scopeChangeFields, scopeChangeOf } from './scopeChange.ts';

const inputSchema = z
  .object({
    ...scopeChangeFields,
    from: address,
    deadline: time(),
    clientSignature: signature,
    contributorSignature: signature,
  })
  .refine(agreementFits, AGREEMENT_MISMATCH);

/** Resolver of `prepareChangeScope`: `Projects.changeScope`. */
export const prepareChangeScope = prepareMutation(inputSchema, async (input, scope) => {
  const { change, parties, summary } = await scopeChangeOf(scope, input, input.deadline);
  return {
    to: input.milestone.projects,
    contract: 'Projects',
    function: 'changeScope',
    args: [change, ...(await bothSignatures(scope, parties, input))],
    summary,
  };
});
