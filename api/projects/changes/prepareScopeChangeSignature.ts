import { z } from 'zod';
import eip712 from '../../../abis/typedData.json' with { type: 'json' };
import { optionalDeadline } from '../../prepare/input/input.ts';
import { prepareSignature } from '../../prepare/prepareSignature.ts';
import { deadlineOf, typedDataFor } from '../../prepare/signing.ts';
import { AGREEMENT_MISMATCH, agreementFits, scopeChangeFields, scopeChangeOf } from './scopeChange.ts';

const inputSchema = z
  .object({ ...scopeChangeFields, deadline: optionalDeadline })
  .refine(agreementFits, AGREEMENT_MISMATCH);

/** Resolver of `prepareScopeChangeSignature`: the typed data that `Projects.changeScope` takes two signatures of. */
export const prepareScopeChangeSignature = prepareSignature(inputSchema, async (input, scope) => {
  const { change, summary } = await scopeChangeOf(scope, input, deadlineOf(scope, input.deadline));
  const struct = { name: 'ScopeChange', fields: eip712.Projects.ScopeChange, message: change };
  return { summary, typedData: await typedDataFor(scope, input.milestone.projects, struct) };
});
