import { z } from 'zod';
import { address, parsedBy, uint } from '../../prepare/input/input.ts';
import { prepareMutation } from '../../prepare/prepareMutation.ts';
import { account, percent } from '../../prepare/words.ts';
import { parseMilestoneId } from '../ids.ts';
import { findMilestone } from './findMilestone.ts';

const MAX_PAYEES = 10;

const inputSchema = z.object({
  milestone: parsedBy(parseMilestoneId),
  from: address,
  shares: z
    .array(z.object({ payee: address, shareBps: uint(16) }))
    .max(MAX_PAYEES, `Give at most ${MAX_PAYEES} payees.`),
});

/** Resolver of `prepareSetPayoutSplit`: `Projects.setPayoutSplit`. */
export const prepareSetPayoutSplit = prepareMutation(inputSchema, async ({ milestone: key, shares }, scope) => {
  const { label } = await findMilestone(scope, key, ['milestone']);
  const parts = shares.map(({ payee, shareBps }) => `${percent(shareBps)} to ${account(payee)}`).join(', ');
  return {
    to: key.projects,
    contract: 'Projects',
    function: 'setPayoutSplit',
    args: [key.projectId, key.milestoneId, shares.map(({ payee }) => payee), shares.map(({ shareBps }) => shareBps)],
    summary:
      shares.length === 0
        ? `Have all of the payment of ${label} paid to yourself`
        : `Split the payment of ${label}: ${parts}`,
  };
});
