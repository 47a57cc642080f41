import { z } from 'zod';
import eip712 from '../../../abis/typedData.json' with { type: 'json' };
import { optionalDeadline, parsedBy, uint } from '../../prepare/input/input.ts';
import { prepareSignature } from '../../prepare/prepareSignature.ts';
import { deadlineOf, typedDataFor } from '../../prepare/signing.ts';
import { parseMilestoneId } from '../ids.ts';
import { settlementOf } from './settlement.ts';

const inputSchema = z.object({
  milestone: parsedBy(parseMilestoneId),
  contributorAmount: uint(112),
  deadline: optionalDeadline,
});

/** Resolver of `prepareSettlementSignature`: the typed data that `Projects.settle` takes two signatures of. */
export const prepareSettlementSignature = prepareSignature(inputSchema, async (input, scope) => {
  const { milestone: key, contributorAmount } = input;
  const { settlement, words } = await settlementOf(scope, key, contributorAmount, deadlineOf(scope, input.deadline));
  return {
    summary: `Settle ${words}`,
    typedData: await typedDataFor(scope, key.projects, {
      name: 'Settlement',
      fields: eip712.Projects.Settlement,
      message: settlement,
    }),
  };
});
