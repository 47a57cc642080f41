import { AS_OWN_TRANSACTION } from '../../prepare/ownTransaction.ts';
import { policyError, type UserError } from '../../prepare/userErrors.ts';
import type { BudgetName, Shortage } from './budgets.ts';

const NAMES: Record<BudgetName, string> = {
  GUILD: 'the guild',
  KEYS: 'the relayer’s keys',
  SIGNER: 'the account',
  STRANGERS: 'accounts without standing in the guild',
};

/** Says which budget does not reach, and when it does again. */
export function shortageError(
  { scope, limit, used, refillsAt }: Shortage,
  cost: { gas: bigint; wei: bigint },
): UserError {
  const [unit, most, spent, needed] =
    used.gas + cost.gas > limit.gas ? ['gas', limit.gas, used.gas, cost.gas] : ['wei', limit.wei, used.wei, cost.wei];
  const what = `The hourly budget of ${NAMES[scope]} is ${most} ${unit}`;
  if (refillsAt === null) {
    const message = `${what}, and this request alone may cost ${needed}: ${AS_OWN_TRANSACTION}`;
    return policyError(['request'], message, 'POLICY_DENIED', { budget: scope, refillsAt });
  }
  const when = new Date(Number(refillsAt) * 1_000).toISOString();
  const message =
    `${what}; ${spent} are spent or reserved, and this request may cost ${needed}. It is full again at ${when}: try ` +
    `then, or ${AS_OWN_TRANSACTION}`;
  return policyError(['request'], message, 'QUOTA_EXCEEDED', { budget: scope, refillsAt });
}
