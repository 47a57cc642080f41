import type { Hex } from '../../../chain/types.ts';
import { concat } from '../../bytes.ts';
import type { Row } from '../../records.ts';
import type { Effects, Step } from '../../step.ts';
import { change, record, touch } from '../rows.ts';
import { updateWithdrawal } from './tasks.ts';

/** Kinds of causes that are payments. */
const PAYMENTS = ['MILESTONE_RELEASED', 'MILESTONE_REFUNDED', 'DISPUTE_RESOLVED'];

/** What accounts can withdraw, and what is held of it. */
export const creditChanges: Effects = {
  'Projects Credited': (step) => {
    const { params, guild, entry, cause } = step;
    const balance = params.number('balance');
    const credit = touchCredit(step, { balance });
    // The arbiter's fee is the only payment that a resolved dispute makes.
    const isPayment = cause !== null && PAYMENTS.includes(String(cause.kind)) && cause.account !== null;
    record(step, 'Credit', {
      guild: guild.accessManager,
      credit: credit.id,
      account: params.address('account'),
      token: params.address('token'),
      amount: params.number('amount'),
      balance,
      project: entry.project ?? null,
      cause: cause?.id ?? null,
      payment: isPayment ? cause.id : null,
    });
    updateWithdrawal(step, credit);
  },
  'Projects Withdrawn': (step) => {
    const { params, guild } = step;
    const amount = params.number('amount');
    const [account, token] = [params.address('account'), params.address('token')];
    record(step, 'Withdrawal', { guild: guild.accessManager, account, to: params.address('to'), token, amount });
    const before = touchCredit(step);
    const left = { balance: (before.balance as bigint) - amount, withdrawn: params.number('totalWithdrawn') };
    updateWithdrawal(step, touchCredit(step, left));
  },
  'Projects CreditHeld': (step) => {
    const { params, entry, records } = step;
    const { id } = entry;
    const credit = touchCredit(step, { held: true, lastHold: id });
    const [amount, reasonDigest] = [params.number('amount'), params.fixed('reasonDigest')];
    records.put('CreditHold', { id, credit: credit.id, amount, reasonDigest, entry: id });
    updateWithdrawal(step, credit);
  },
  'Projects CreditReleased': (step) => {
    const credit = touchCredit(step, { held: false });
    change(step, 'CreditHold', credit.lastHold, { released: step.entry.id });
    updateWithdrawal(step, credit);
  },
};

function touchCredit(step: Step, fields: { [field: string]: Row[string] } = {}): Row {
  const { guild, params } = step;
  const [account, token] = [params.address('account'), params.address('token')];
  const id: Hex = concat(guild.projects, account, token);
  const row = { id, guild: guild.accessManager, account, token, balance: 0n, withdrawn: 0n, held: false };
  return touch(step, 'CreditBalance', row, fields);
}
