import type { Row } from '../../records.ts';
import type { Effects, Step } from '../../step.ts';
import { change } from '../rows.ts';

/** Guild tokens that are locked for a milestone: its contributor's bond, and what its client pays the fee with. */
export const lockChanges: Effects = {
  'Projects BondPosted': (step) => {
    const ended = { returned: 0n, slashed: 0n };
    lock(step, 'Bond', { contributor: step.params.address('contributor'), ...ended, posted: step.entry.id });
  },
  'Projects BondEnded': (step) => {
    const { params, entry } = step;
    const amounts = { returned: params.number('returned'), slashed: params.number('slashed') };
    change(step, 'Bond', entry.milestone, { ...amounts, ended: entry.id });
  },
  'Projects FeeTokensLocked': (step) => {
    const ended = { burned: 0n, returned: 0n };
    lock(step, 'FeeTokenLock', { client: step.params.address('client'), ...ended, locked: step.entry.id });
  },
  'Projects FeeTokensUsed': (step) => {
    const { params, entry } = step;
    const amounts = { burned: params.number('burned'), returned: params.number('returned') };
    change(step, 'FeeTokenLock', entry.milestone, { ...amounts, used: entry.id });
  },
};

function lock(step: Step, type: 'Bond' | 'FeeTokenLock', fields: { [field: string]: Row[string] }): void {
  const milestone = change(step, 'Milestone', step.entry.milestone, {});
  if (milestone === undefined) return;
  const { id } = milestone;
  step.records.put(type, { id, milestone: id, amount: step.params.number('amount'), ...fields });
  change(step, 'Milestone', id, { [type === 'Bond' ? 'bond' : 'feeTokens']: id });
}
