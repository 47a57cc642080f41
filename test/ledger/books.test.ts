import { expect } from 'chai';
import { Contract, ZeroAddress } from 'ethers';
import { type PlayedLedger, playedLedger } from './playedLedger.ts';
import { readAll } from './readLedger.ts';

type Account = {
  class: string;
  code: string;
  holder: string;
  balance: string;
  debits: string;
  credits: string;
  token: { id: string };
};
type Posting = {
  amount: string;
  balanceAfter: string;
  account: { id: string };
  token: { id: string };
  entry: { id: string; blockNumber: string };
};

const ACCOUNT_FIELDS = 'class code holder balance debits credits token { id }';
const ERC20 = ['function balanceOf(address) view returns (uint256)'];

describe('the books against the chain', () => {
  let ledger: PlayedLedger;
  let ledgerUrl: string;
  let ofGuild: string;
  const postingsOf = new Map<string, (Posting & { id: string })[]>();
  before(async () => {
    ledger = await playedLedger();
    ({ ledgerUrl } = ledger.context);
    ofGuild = `guild: "${ledger.acted[0].id}"`;
    const fields = 'amount balanceAfter account { id } token { id } entry { id blockNumber }';
    for (const { id } of ledger.acted) {
      const where = `guild: "${id}"`;
      postingsOf.set(where, await readAll<Posting>(ledgerUrl, 'postings', fields, where));
    }
  });

  it('post sums of zero per entry and token', () => {
    for (const postings of postingsOf.values()) expectZeroSums(postings);
  });

  function expectZeroSums(postings: Posting[]): void {
    const sums = new Map<string, bigint>();
    for (const { entry, token, amount } of postings) {
      const key = `${entry.id} ${token.id}`;
      sums.set(key, (sums.get(key) ?? 0n) + BigInt(amount));
    }
    expect(sums.size).to.be.greaterThan(15);
    for (const [key, sum] of sums) expect(sum, key).to.equal(0n);
  }

  it('carry each balance forward, posting by posting', async () => {
    for (const [where, postings] of postingsOf) await expectCarriedForward(where, postings);
  });

  async function expectCarriedForward(where: string, postings: Posting[]): Promise<void> {
    const balances = new Map<string, { debits: bigint; credits: bigint; balance: bigint }>();
    for (const { account, amount, balanceAfter } of postings) {
      const before = balances.get(account.id) ?? { debits: 0n, credits: 0n, balance: 0n };
      const value = BigInt(amount);
      const balance = before.balance + value;
      expect(balance).to.equal(BigInt(balanceAfter));
      const [debits, credits] = value > 0n ? [value, 0n] : [0n, -value];
      balances.set(account.id, { debits: before.debits + debits, credits: before.credits + credits, balance });
    }
    const accounts = await readAll<Account>(ledgerUrl, 'ledgerAccounts', ACCOUNT_FIELDS, where);
    for (const { id, debits, credits, balance } of accounts) {
      const expected = balances.get(id);
      expect([debits, credits, balance]).to.deep.equal(
        [expected?.debits, expected?.credits, expected?.balance].map(String),
      );
    }
    expect(accounts.length).to.equal(balances.size);
  }

  it('F-29 hold in every asset account what the chain holds, at every block with a posting', async () => {
    for (const [where, postings] of postingsOf) await expectAssetsHeld(where, postings);
  });

  async function expectAssetsHeld(ofOne: string, postings: Posting[]): Promise<void> {
    const blocks = new Set([...postings.map(({ entry }) => Number(entry.blockNumber)), ledger.head]);
    expect(blocks.size).to.be.greaterThan(15);
    for (const block of blocks) {
      const where = `${ofOne} class: ASSET`;
      const assets = await readAll<Account>(ledgerUrl, 'ledgerAccounts', ACCOUNT_FIELDS, where, block);
      for (const { code, holder, token, balance } of assets) {
        expect(BigInt(balance), `${code} of ${token.id} at block ${block}`).to.equal(
          await held(token.id, holder, block),
        );
      }
    }
  }

  /** What an account holds of a token, or of native coin, on the chain. */
  function held(token: string, holder: string, blockTag: number): Promise<bigint> {
    const { provider } = ledger.chain;
    if (token === ZeroAddress) return provider.getBalance(holder, blockTag);
    return new Contract(token, ERC20, provider).getFunction('balanceOf')(holder, { blockTag });
  }

  it('hold the treasury’s own book balance and every credit of the Projects contract', async () => {
    const { treasury, projects, dollar } = ledger.acted[0];
    const accounts = await readAll<Account>(ledgerUrl, 'ledgerAccounts', ACCOUNT_FIELDS, ofGuild);
    const balanceOf = (code: string) => accounts.find((account) => account.code === code)?.balance;
    expect(balanceOf('TREASURY')).to.equal(String(await treasury.getFunction('bookBalanceOf')(dollar.target)));
    expect(balanceOf('ESCROW')).to.equal(String(await projects.getFunction('liabilitiesOf')(dollar.target)));
    const payables = accounts.filter(({ code }) => code === 'PAYABLES');
    expect(payables.length).to.equal(2);
    for (const { holder, balance } of payables) {
      expect(-BigInt(balance)).to.equal(await projects.getFunction('creditOf')(holder, dollar.target));
    }
  });

  it('F-29 leave nothing in transit, although a stranger deposited what it called project fees', async () => {
    const accounts = await readAll<Account>(ledgerUrl, 'ledgerAccounts', ACCOUNT_FIELDS, ofGuild);
    const transit = accounts.filter(({ code }) => code === 'IN_TRANSIT');
    expect(transit.map(({ balance }) => balance)).to.deep.equal(['0']);
    const stranger = ledger.chain.people.stranger.address.toLowerCase();
    const given = accounts.find(({ code, holder }) => code === 'CONTRIBUTIONS' && holder === stranger);
    expect(given?.balance).to.equal('-77');
  });
});
