import { expect } from 'chai';
import { trialBalance } from './trialBalance.ts';

const GUILD = `0x${'11'.repeat(20)}`;
const TOKENS = ['aa', 'bb'].map((byte) => `0x${byte.repeat(20)}`);

type Asked = { id?: string; where: { guild: string; token?: string; id_gt: string } };

/** A ledger of so many accounts, which come in pages, on a chain whose block at the end has a hash. */
function contextOf(count: number, hashAtEnd = '0xab') {
  let pages = 0;
  let headers = 0;
  return {
    pages: () => pages,
    chain: {
      async header(number: bigint) {
        headers += 1;
        return { number, hash: headers > 1 ? hashAtEnd : '0xab', timestamp: 1_000n };
      },
    },
    ledger: {
      indexedBlock: async () => ({ number: 7, hash: '0xab' }),
      async query(_document: string, { id, where }: Asked) {
        if (id !== undefined) return { guild: id === GUILD ? { id } : null };
        pages += 1;
        const first = where.id_gt === '0x' ? 0 : Number(where.id_gt) + 1;
        const length = Math.max(0, Math.min(1_000, count - first));
        return { rows: Array.from({ length }, (_, n) => accountOf(first + n)) };
      },
    },
  };
}

/** Accounts take turns: the treasury is debited, and those who gave are credited. */
function accountOf(n: number) {
  const isAsset = n % 4 < 2;
  return {
    rowId: `0x${n.toString(16).padStart(8, '0')}`,
    class: isAsset ? 'ASSET' : 'INCOME',
    code: isAsset ? 'TREASURY' : 'CONTRIBUTIONS',
    debits: isAsset ? '1000000000000000000000' : '1',
    credits: isAsset ? '1' : '1000000000000000000000',
    token: { id: TOKENS[n % 2] },
  };
}

const info = { path: { key: 'trialBalance', prev: undefined, typename: 'Query' } };
const ask = (context: ReturnType<typeof contextOf>, args: object = {}) =>
  trialBalance({}, { guild: GUILD, ...args }, context as never, info);
const failureOf = async (asked: Promise<unknown>) =>
  asked.then(
    () => expect.fail('It was answered.'),
    (error) => error,
  );

describe('trialBalance', () => {
  it('adds up page after page, by token and code', async () => {
    const context = contextOf(4_000);
    const told = await ask(context);
    expect(told?.block).to.deep.equal({ number: 7, hash: '0xab', timestamp: '1000' });
    expect(told?.tokens.map(({ token }) => token)).to.deep.equal(TOKENS);
    for (const { debits, credits, codes } of told?.tokens ?? []) {
      expect([debits, credits]).to.deep.equal([10n ** 24n + 1_000n, 10n ** 24n + 1_000n]);
      expect(codes.map(({ code, count }) => [code, count])).to.deep.equal([
        ['TREASURY', 1_000],
        ['CONTRIBUTIONS', 1_000],
      ]);
    }
    expect(context.pages()).to.equal(5);
  });

  it('refuses books of more accounts than it adds up, and says what to do', async () => {
    expect(await ask(contextOf(49_999)))
      .to.have.property('tokens')
      .of.length(2);
    const error = await failureOf(ask(contextOf(100_000)));
    expect(error.extensions.code).to.equal('QUERY_TOO_COMPLEX');
    expect(error.message).to.include('more than 50000 rows of ledgerAccounts').and.include('Give a `token`');
  });

  it('tells nothing when the chain was reorganised meanwhile', async () => {
    expect((await failureOf(ask(contextOf(10, '0xcd')))).extensions.code).to.equal('CHAIN_REORGED');
  });

  it('refuses what is no guild and no token, and knows when there is no such guild', async () => {
    expect(await ask(contextOf(5), { guild: `0x${'22'.repeat(20)}` })).to.equal(null);
    for (const args of [{ guild: '0x22' }, { token: '0xzz' }]) {
      expect((await failureOf(ask(contextOf(5), args))).extensions.code).to.equal('BAD_USER_INPUT');
    }
  });
});
