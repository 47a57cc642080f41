import { z } from 'zod';
import { findNumbered } from '../prepare/find/findNumbered.ts';
import { address, optionalBytes32, parsedBy, text, uint } from '../prepare/input/input.ts';
import { prepareMutation } from '../prepare/prepareMutation.ts';
import { account, amount } from '../prepare/words.ts';
import { budgets, parseBudgetId } from './budget.ts';
import { paymentPurpose, purposeNumber } from './paymentPurpose.ts';

const MAX_MEMO_BYTES = 1_000;

const inputSchema = z.object({
  budget: parsedBy(parseBudgetId),
  from: address,
  to: address,
  amount: uint(256),
  purpose: paymentPurpose,
  ref: optionalBytes32,
  memo: text(MAX_MEMO_BYTES, 0),
});

/** Resolver of `preparePayFromBudget`: `Treasury.payFromBudget`. */
export const preparePayFromBudget = prepareMutation(inputSchema, async (input, scope) => {
  const { chain, block } = scope;
  const { budget, to, amount: paid, ref, memo } = input;
  const { contracts, label } = await findNumbered(scope, budget, budgets, ['budget']);
  const { treasury } = contracts;
  const read = { contract: 'Treasury', to: treasury, function: 'budgetOf', args: [budget.number] } as const;
  const [{ token }] = await chain.read(read, block);
  const metadata = await chain.tokenMetadata(token.toLowerCase(), block);
  return {
    to: treasury,
    contract: 'Treasury',
    function: 'payFromBudget',
    args: [budget.number, to, paid, purposeNumber(input.purpose), ref, memo],
    summary: `Pay ${amount(paid, token, metadata)} to ${account(to)} from ${label}`,
  };
});
