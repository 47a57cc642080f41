import { z } from 'zod';
import { findToken } from '../../prepare/find/findToken.ts';
import { address, optionalBytes32, parsedBy, text, uint } from '../../prepare/input/input.ts';
import { parseRoundId, rounds } from '../../priorities/round.ts';
import { budgets, parseBudgetId } from '../../treasury/budget.ts';
import { paymentPurpose, purposeNumber } from '../../treasury/paymentPurpose.ts';
import { action } from './action.ts';
import { accounts, optionalTime, title } from './inputs.ts';
import { ownRecord } from './ownRecord.ts';

const MAX_MEMO_BYTES = 1_000;
const MAX_SPENDERS = 20;

const paySchema = z.object({
  token: address,
  to: address,
  amount: uint(256),
  purpose: paymentPurpose,
  ref: optionalBytes32,
  memo: text(MAX_MEMO_BYTES, 0),
});

const openBudgetSchema = z.object({
  token: address,
  limit: uint(128),
  period: uint(32),
  startsAt: optionalTime,
  endsAt: optionalTime,
  ref: optionalBytes32,
  title,
  spenders: accounts(MAX_SPENDERS),
});

/** What a vote decides about the treasury. */
export const treasuryActions = {
  pay: action('Treasury', 'pay', paySchema, async (input, { scope, field }) => {
    await findToken(scope, input.token, [...field, 'token']);
    return [input.token, input.to, input.amount, purposeNumber(input.purpose), input.ref, input.memo];
  }),
  openBudget: action('Treasury', 'openBudget', openBudgetSchema, async (terms, { scope, field }) => {
    await findToken(scope, terms.token, [...field, 'token']);
    return [terms];
  }),
  closeBudget: action(
    'Treasury',
    'closeBudget',
    z.object({ budget: parsedBy(parseBudgetId) }),
    async ({ budget }, asked) => [await ownRecord(asked, budget, budgets, 'budget')],
  ),
  setBudgetSpender: action(
    'Treasury',
    'setBudgetSpender',
    z.object({ budget: parsedBy(parseBudgetId), spender: address, allowed: z.boolean() }),
    async ({ budget, spender, allowed }, asked) => [
      await ownRecord(asked, budget, budgets, 'budget'),
      spender,
      allowed,
    ],
  ),
  openRoundBudgets: action(
    'Treasury',
    'openRoundBudgets',
    z.object({ round: parsedBy(parseRoundId), endsAt: optionalTime, spenders: accounts(MAX_SPENDERS) }),
    async ({ round, endsAt, spenders }, asked) => [await ownRecord(asked, round, rounds, 'round'), endsAt, spenders],
  ),
};
