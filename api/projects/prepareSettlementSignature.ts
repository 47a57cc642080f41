import { z } from 'zod';
import { parseMilestoneId } from '../chain/ids.ts';
import { optionalDeadline, parsedBy, uint } from '../chain/input.ts';
import { prepareSignature } from '../chain/prepareSignature.ts';
import { deadlineOf, typedDataFor } from '../chain/signing.ts';
import { SETTLEMENT_TYPE, settlementOf } from './settlement.ts';

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
      fields: SETTLEMENT_TYPE,
      message: settlement,
    }),
  };
});
