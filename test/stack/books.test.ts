import { expect } from 'chai';
import { Contract, type JsonRpcProvider } from 'ethers';
import { queryGraph } from '../../local/http/queryGraph.ts';
import { type RunningStack, runningStack } from '../../testing/stack/runningStack.ts';

type Account = { id: string; class: string; code: string; holder: string; balance: string; token: { id: string } };
type Posting = { amount: string; entry: { id: string }; token: { id: string } };

const ERC20 = ['function balanceOf(address) view returns (uint256)'];

/** Adds up amounts by a key. */
function totals<T>(rows: T[], key: (row: T) => string, amount: (row: T) => string): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const row of rows) sums.set(key(row), (sums.get(key(row)) ?? 0n) + BigInt(amount(row)));
  return sums;
}

describe('the books', () => {
  let running: RunningStack;
  let provider: JsonRpcProvider;
  before(async () => {
    running = await runningStack();
    provider = running.provider;
  });

  /** All accounts of the story's guild in the books at a block. */
  async function accountsAt(block: number): Promise<Account[]> {
    const query = `query ($guild: String!, $block: Int!) {
      ledgerAccounts(first: 1000, where: { guild: $guild }, block: { number: $block }) {
        id class code holder balance token { id } } }`;
    const variables = { ...running.story.variables, block };
    return (await queryGraph<{ ledgerAccounts: Account[] }>(running.graphql, query, variables)).ledgerAccounts;
  }

  /** Each asset account with the chain's own balance at the same block. */
  async function expectAssetsAsOnChain(block: number): Promise<Account[]> {
    const assets = (await accountsAt(block)).filter((account) => account.class === 'ASSET');
    for (const { balance, code, holder, token } of assets) {
      const held = await new Contract(token.id, ERC20, provider).getFunction('balanceOf')(holder, { blockTag: block });
      expect(BigInt(balance), `${code} at block ${block}`).to.equal(held);
    }
    return assets;
  }

  async function lastBlock(): Promise<number> {
    const { _meta } = await queryGraph<{ _meta: { block: { number: number } } }>(
      running.graphql,
      '{ _meta { block { number } } }',
    );
    return _meta.block.number;
  }

  it('post sums of zero per entry and token, and per token over all accounts', async () => {
    const query = `query ($guild: String!) { postings(first: 1000, where: { guild: $guild }) {
      amount entry { id } token { id } } }`;
    const { postings } = await queryGraph<{ postings: Posting[] }>(running.graphql, query, running.story.variables);
    expect(postings.length).to.be.greaterThan(20);
    for (const [key, sum] of totals(
      postings,
      ({ entry, token }) => `${entry.id} ${token.id}`,
      ({ amount }) => amount,
    )) {
      expect(sum, key).to.equal(0n);
    }
    const accounts = await accountsAt(await lastBlock());
    for (const [token, sum] of totals(
      accounts,
      (account) => account.token.id,
      ({ balance }) => balance,
    )) {
      expect(sum, token).to.equal(0n);
    }
  });

  it('hold in every asset account what the chain holds, at the last block', async () => {
    const assets = await expectAssetsAsOnChain(await lastBlock());
    expect(assets.map(({ code }) => code).sort()).to.deep.equal(['ESCROW', 'TREASURY']);
  });

  it('hold in every asset account what the chain held, at the block of an earlier payment', async () => {
    const query = `query ($guild: String!) { payments(first: 1, orderBy: id, where: { guild: $guild }) {
      entry { blockNumber } } }`;
    const { payments } = await queryGraph<{ payments: { entry: { blockNumber: string } }[] }>(
      running.graphql,
      query,
      running.story.variables,
    );
    const block = Number(payments[0]?.entry.blockNumber);
    const assets = await expectAssetsAsOnChain(block);
    const escrow = assets.find(({ code }) => code === 'ESCROW');
    expect(BigInt(escrow?.balance ?? 0), 'escrow held the whole study').to.equal(30_000_000_000n);
  });

  it('leave nothing in transit, and owe nobody once all have withdrawn', async () => {
    const balances = async (block: number, ...codes: string[]) =>
      (await accountsAt(block)).filter(({ code }) => codes.includes(code)).map(({ balance }) => balance);
    const owed = await balances(running.story.settledAt, 'IN_TRANSIT', 'PAYABLES', 'CLIENT_DEPOSITS');
    expect(owed.length).to.be.greaterThan(3);
    expect(new Set(owed)).to.deep.equal(new Set(['0']));
    expect(new Set(await balances(await lastBlock(), 'IN_TRANSIT'))).to.deep.equal(new Set(['0']));
  });
});
