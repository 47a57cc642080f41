import { expect } from 'chai';
import type { Token } from '../../lib/token.ts';
import { sumByToken } from './sumByToken.ts';

const dollar: Token = { id: '0x01', symbol: 'TUSD', decimals: 6 };
const other: Token = { id: '0x02', symbol: 'EUR', decimals: 2 };

describe('sumByToken', () => {
  it('adds debits and credits up apart for each token', () => {
    const postings = [
      { amount: 8_000n, token: dollar },
      { amount: -7_800n, token: dollar },
      { amount: -200n, token: dollar },
      { amount: 5n, token: other },
    ];
    expect(sumByToken(postings)).to.deep.equal([
      { token: dollar, debits: 8_000n, credits: 8_000n },
      { token: other, debits: 5n, credits: 0n },
    ]);
  });
});
