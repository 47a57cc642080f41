import { expect } from 'chai';
import { inputNamed } from '../described/described.ts';
import { Invalid } from './invalid.ts';
import { readPrefilled } from './readPrefilled.ts';

const read = (input: string, given: object) => {
  const type = inputNamed(input);
  if (!type) throw new Error(`There is no ${input}.`);
  return readPrefilled(type, given as Record<string, unknown>);
};

describe('what a link fills a form with', () => {
  it('is read by the types of its fields, also within lists', () => {
    const pay = { amount: 5, to: '0x01', memo: 2026, approved: true };
    expect(read('PrepareProposeInput', { description: 'x', actions: [{ pay }] })).to.deep.equal({
      description: 'x',
      actions: [{ pay: { amount: '5', to: '0x01', memo: '2026' } }],
    });
    expect(read('PrepareReviewDeliverableInput', { approved: 'true' })).to.deep.equal({ approved: true });
  });

  it('has no more than the form has', () => {
    expect(
      read('PrepareCastVoteInput', { support: 'FOR', payer: 'account', __proto__: { reason: 'x' } }),
    ).to.deep.equal({
      support: 'FOR',
    });
  });

  it('is never another number than was meant', () => {
    const { amount } = read('PrepareBurnInput', { amount: JSON.parse('12345678901234567890') });
    expect(amount).to.be.instanceOf(Invalid);
    expect(read('PrepareBurnInput', { amount: '12345678901234567890' }).amount).to.equal('12345678901234567890');
  });
});
