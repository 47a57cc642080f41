import { z } from 'zod';
import { timeOf } from '../dates/timeOf.ts';
import { fault } from '../errors.ts';
import type { BudgetResolvers } from '../generated/resolvers.ts';
import { askedBlock } from '../ledger/blocks/askedBlock.ts';
import { rowIdOf, rowIdSelection } from '../ledger/rows/rowId.ts';
import { limitUse, type OpenedBudget } from './limitUse.ts';

const DOCUMENT = `query ($id: ID!, $block: Block_height!) {
  budget(id: $id, block: $block) { limit period startsAt endsAt currentPeriod spentInPeriod closed { id } }
}`;
const number = z.string().transform(BigInt);
const answerSchema = z.object({
  budget: z
    .object({
      limit: number,
      period: number,
      startsAt: number,
      endsAt: number.nullable(),
      currentPeriod: number,
      spentInPeriod: number,
      closed: z.object({ id: z.string() }).nullable(),
    })
    .transform(({ closed, ...terms }): OpenedBudget => ({ ...terms, isClosed: closed !== null }))
    .nullable(),
});

/** Resolver of `Budget.use`. */
export const budgetUse = {
  selectionSet: rowIdSelection,
  async resolve(row, _args, context, info) {
    const block = await askedBlock(info, context.ledger);
    const { budget } = answerSchema.parse(await context.ledger.query<unknown>(DOCUMENT, { id: rowIdOf(row), block }));
    if (budget === null) throw fault('CHAIN_REORGED', 'The budget is no longer in the ledger. Ask again.');
    const { period, used, left, ...told } = limitUse(budget, await timeOf(block, context));
    return { ...told, period: period === null ? null : String(period), used: String(used), left: String(left) };
  },
} satisfies BudgetResolvers['use'] & { selectionSet: string };
