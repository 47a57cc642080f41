import { expect } from 'chai';
import { moneyOf } from './moneyOf.ts';

const token = { id: '0x01', symbol: 'TUSD', decimals: 6 };
const other = { id: '0x02', symbol: 'MRG', decimals: 18 };

describe('moneyOf', () => {
  const flowOf = (...postings: [bigint, { id: string }][]) =>
    moneyOf({ amount: 5n, token, postings: postings.map(([amount, of]) => ({ amount, token: of })) })?.flow;

  it('comes in, goes out, or does neither, by the postings on assets', () => {
    expect(flowOf([5n, token])).to.equal('in');
    expect(flowOf([-5n, token])).to.equal('out');
    expect(flowOf()).to.equal(undefined);
    expect(flowOf([5n, token], [-5n, token])).to.equal(undefined);
  });

  it('looks at the postings of its own token alone', () => {
    expect(flowOf([-9n, other], [5n, token])).to.equal('in');
  });

  it('is none where the log tells figures only', () => {
    expect(moneyOf({ amount: null, token, postings: [] })).to.equal(undefined);
    expect(moneyOf({ amount: 5n, token: null, postings: [] })).to.equal(undefined);
  });
});
