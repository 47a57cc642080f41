import { expect } from 'chai';
import type { Random } from '../../../testing/random.ts';
import type { GuildLedger } from '../../../verify/ledger/guildLedger.ts';
import { playedLedger } from '../playedLedger.ts';
import { readAll } from '../readLedger.ts';
import { type AskedGuild, askedGuilds } from './askedGuilds.ts';
import { allNodes, answerOf, askGateway, type Paged, pageOf } from './gatewayOf.ts';

type Movement = { amount: string; balanceAfter: string; entry: { blockNumber: string; event: { sentence: string } } };
type Statement = {
  account: { id: string; balance: string };
  from: { number: number };
  to: { number: number; timestamp: string };
  opening: string;
  debits: string;
  credits: string;
  closing: string;
  movements: Paged<Movement>;
};

const QUERY = `query ($account: Bytes!, $from: MomentInput!, $to: MomentInput, $after: String) {
  statement(account: $account, from: $from, to: $to) {
    account { id balance } from { number } to { number timestamp } opening debits credits closing
    movements(first: 3, after: $after) ${pageOf('amount balanceAfter entry { blockNumber event { sentence } }')}
  }
}`;

describe('a statement of an account', () => {
  let guilds: AskedGuild[];
  let head: number;
  let random: Random;
  before(async () => {
    ({ guilds, head, random } = await askedGuilds());
  });

  const ask = (account: string, from: object, to?: object) =>
    askGateway<{ statement: Statement | null }>(QUERY, { account, from, to }).then(({ statement }) => statement);

  /** The balance of an account after a block, of the verifier's ledger. */
  async function balances(guild: AskedGuild, block: number): Promise<Map<unknown, bigint>> {
    const { records }: GuildLedger = guild.derivedAt(block);
    return new Map([...records.of('LedgerAccount')].map(({ id, balance }) => [id, balance as bigint]));
  }

  /** The blocks in which a guild's books change. */
  async function blocksOf({ id }: AskedGuild): Promise<number[]> {
    const { ledgerUrl } = (await playedLedger()).context;
    type Moved = { entry: { blockNumber: string } };
    const postings = await readAll<Moved>(ledgerUrl, 'postings', 'entry { blockNumber }', `guild: "${id}"`);
    return postings.map(({ entry }) => Number(entry.blockNumber));
  }

  it('opens, moves and closes as the verifier derives it, in any period', async () => {
    let moved = 0;
    for (const guild of guilds) {
      // At its first and its last block something moves, so that both must be in it.
      const moving = await blocksOf(guild);
      const [from, to] = [random.pick(moving), random.pick(moving)].sort((a, b) => a - b) as [number, number];
      const [before, after] = [await balances(guild, from - 1), await balances(guild, to)];
      for (const account of after.keys()) moved += await expectStatement(String(account), { from, to, before, after });
    }
    expect(moved).to.be.greaterThan(10);
  });

  async function expectStatement(
    account: string,
    {
      from,
      to,
      before,
      after,
    }: { from: number; to: number; before: Map<unknown, bigint>; after: Map<unknown, bigint> },
  ): Promise<number> {
    const told = (await ask(account, { block: from }, { block: to })) as Statement;
    expect([told.opening, told.closing]).to.deep.equal([String(before.get(account) ?? 0n), String(after.get(account))]);
    expect(told.account.balance).to.equal(told.closing);
    const nodes = await allNodes(async (cursor) => {
      const variables = { account, from: { block: from }, to: { block: to }, after: cursor };
      return (await askGateway<{ statement: Statement }>(QUERY, variables)).statement.movements;
    });
    let balance = BigInt(told.opening);
    for (const { amount, balanceAfter, entry } of nodes) {
      balance += BigInt(amount);
      expect(balance).to.equal(BigInt(balanceAfter));
      expect(Number(entry.blockNumber)).to.be.within(from, to);
      expect(entry.event.sentence).to.not.equal('');
    }
    expect(balance).to.equal(BigInt(told.closing));
    const sum = (sign: bigint) =>
      nodes.reduce((total, { amount }) => total + (BigInt(amount) * sign > 0n ? BigInt(amount) * sign : 0n), 0n);
    expect([told.debits, told.credits]).to.deep.equal([String(sum(1n)), String(sum(-1n))]);
    return nodes.length;
  }

  it('joins the one before it, by seconds as by blocks', async () => {
    const [guild] = guilds as [AskedGuild];
    const [account] = (await balances(guild, head)).keys();
    const { block } = await askGateway<{ block: { timestamp: string } }>('{ block(at: 99999999999) { timestamp } }');
    const end = BigInt(block.timestamp);
    const cut = end - 6n * 24n * 3_600n;
    const whole = (await ask(String(account), { time: '0' }, { time: String(end) })) as Statement;
    const first = (await ask(String(account), { time: '0' }, { time: String(cut - 1n) })) as Statement;
    const second = (await ask(String(account), { time: String(cut) }, { time: String(end) })) as Statement;
    expect(second.from.number).to.equal(first.to.number + 1);
    expect([whole.opening, whole.closing]).to.deep.equal(['0', second.closing]);
    expect(first.closing).to.equal(second.opening);
    expect(BigInt(first.debits) + BigInt(second.debits)).to.equal(BigInt(whole.debits));
  });

  it('is empty where nothing happened, null before the account, and refused for a period that ends before it begins', async () => {
    const [guild] = guilds as [AskedGuild];
    const [account] = [...(await balances(guild, head)).keys()].map(String);
    const empty = (await ask(account as string, { block: head }, { block: head })) as Statement;
    expect(empty.movements.edges.length === 0).to.equal(empty.opening === empty.closing);
    expect(await ask(account as string, { block: 0 }, { block: 1 })).to.equal(null);
    const refused = async (from: object, to: object) => (await answerOf(QUERY, { account, from, to })).errors?.[0];
    const backwards = await refused({ block: 9 }, { block: 8 });
    expect(backwards?.message).to.include('begins with block 9 and ends with block 8');
    expect(backwards?.extensions.code).to.equal('BAD_USER_INPUT');
    for (const to of [{ block: 1_000_000 }, { time: '99999999999' }]) {
      expect((await refused({ block: 1 }, to))?.extensions.code).to.equal('BLOCK_NOT_INDEXED');
    }
  });
});
