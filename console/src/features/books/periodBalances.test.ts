import { expect } from 'chai';
import type { AccountClass, AccountCode, BooksTrialBalanceQuery } from '../../generated/operations.ts';
import { periodBalances } from './periodBalances.ts';
import { lineOf, resultOf } from './statementLines.ts';

type Sums = [code: AccountCode, kind: AccountClass, debits: bigint, credits: bigint];

function balanceOf(...sums: Sums[]): NonNullable<BooksTrialBalanceQuery['closing']> {
  const codes = sums.map(([code, kind, debits, credits]) => {
    return { code, class: kind, debits, credits, balance: debits - credits, count: 1 };
  });
  const total = (side: 'debits' | 'credits') => codes.reduce((sum, of) => sum + of[side], 0n);
  const token = { id: '0x01', symbol: 'TUSD', decimals: 6 };
  const ofToken = { token, codes, debits: total('debits'), credits: total('credits'), difference: 0n, suspense: 0n };
  return { block: { number: 9, hash: '0x02', timestamp: 1n }, tokens: [ofToken] };
}

const opening = balanceOf(['TREASURY', 'ASSET', 100n, 0n], ['CONTRIBUTIONS', 'INCOME', 0n, 100n]);
const closing = balanceOf(
  ['TREASURY', 'ASSET', 150n, 30n],
  ['CONTRIBUTIONS', 'INCOME', 0n, 150n],
  ['SPENDING', 'EXPENSE', 30n, 0n],
);

describe('the books in a period', () => {
  const [token] = periodBalances({ opening, closing, guild: null });

  it('begin where those before closed, account by account', () => {
    expect(token?.classes.map(({ class: kind, codes: _, ...moved }) => [kind, moved])).to.deep.equal([
      ['ASSET', { opening: 100n, debits: 50n, credits: 30n, closing: 120n }],
      ['INCOME', { opening: -100n, debits: 0n, credits: 50n, closing: -150n }],
      ['EXPENSE', { opening: 0n, debits: 30n, credits: 0n, closing: 30n }],
    ]);
    expect(token?.total).to.deep.equal({ opening: 0n, debits: 80n, credits: 80n, closing: 0n });
  });

  it('begin with nothing when there were none before', () => {
    const [all] = periodBalances({ closing, guild: null });
    expect(all?.total).to.deep.equal({ opening: 0n, debits: 180n, credits: 180n, closing: 0n });
  });

  it('tell what was earned less what was spent', () => {
    expect(token && resultOf(token)).to.deep.equal({ before: 100n, inPeriod: 20n, after: 120n });
  });

  it('read positive on the side on which a class grows', () => {
    const moved = { opening: -100n, debits: 5n, credits: 50n, closing: -145n };
    expect(lineOf('INCOME', moved)).to.deep.equal({ opening: 100n, added: 50n, taken: 5n, closing: 145n });
    expect(lineOf('ASSET', moved)).to.deep.equal({ opening: -100n, added: 5n, taken: 50n, closing: -145n });
  });
});
