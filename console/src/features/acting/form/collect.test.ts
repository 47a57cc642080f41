import { expect } from 'chai';
import { inputNamed } from '../described/described.ts';
import { collect, type FormValues } from './collect.ts';
import { Invalid } from './invalid.ts';

function collected(input: string, values: FormValues) {
  const type = inputNamed(input);
  if (!type) throw new Error(`There is no ${input}.`);
  const { faults, ...rest } = collect(type, values);
  return { ...rest, faults: Object.fromEntries(faults) };
}

describe('the input that a form makes', () => {
  it('has what was given, without what the page fills in and what was left out', () => {
    const values = { proposal: '0x01', support: 'FOR', reason: '', from: '0xee', guild: '0xff' };
    expect(collected('PrepareCastVoteInput', values)).to.deep.equal({
      input: { proposal: '0x01', support: 'FOR' },
      faults: {},
    });
  });

  it('names what is missing or wrong by its path', () => {
    const pay = { to: '0x01', amount: new Invalid('x', 'Write an amount.'), purpose: 'GRANT', memo: '', token: '0x02' };
    const { faults } = collected('PrepareProposeInput', { description: 'Pay', actions: [{ pay }, {}] });
    expect(faults).to.deep.equal({
      'actions.0.pay.amount': 'Write an amount.',
      'actions.0.pay.memo': 'This is needed.',
      'actions.1': 'Choose what is to be done.',
    });
  });

  it('takes lists without anything in them, zero and no', () => {
    const values = { approved: false, deliverable: '0x01', digest: '0x02' };
    expect(collected('PrepareReviewDeliverableInput', values).input).to.deep.equal(values);
    const rule = { dispute: '0x01', contributorBps: 0 };
    expect(collected('PrepareRuleInput', rule)).to.deep.equal({ input: rule, faults: {} });
    const split = { milestone: '0x01', shares: [] };
    expect(collected('PrepareSetPayoutSplitInput', split)).to.deep.equal({ input: split, faults: {} });
  });
});
