import { expect } from 'chai';
import type { JsonRpcProvider } from 'ethers';
import { runningStack } from '../../../testing/stack/runningStack.ts';
import type { Row } from '../../../verify/ledger/records.ts';
import { playedLedger } from '../playedLedger.ts';
import { readAll } from '../readLedger.ts';
import { type AskedGuild, askedGuilds } from './askedGuilds.ts';
import { allNodes, answerOf, askGateway, type Paged, pageOf } from './gatewayOf.ts';

type Posting = { amount: string; account: { code: string }; token: { id: string }; entry: { timestamp: string } };
type Flow = { timestamp: string; count: number; inflow: string; outflow: string; balance: string };

const DAY = 86_400n;
const LAST = 400;

describe('the figures of a guild', () => {
  let guilds: AskedGuild[];
  let head: number;
  let provider: JsonRpcProvider;
  let ledgerUrl: string;
  before(async () => {
    ({ guilds, head } = await askedGuilds());
    ({ provider } = await runningStack());
    ({ ledgerUrl } = (await playedLedger()).context);
  });

  const rowsOf = (guild: AskedGuild, type: string, block = head): Row[] => guild.rowsAt(block, type);
  const askGuild = async <T>(id: string, fields: string, block = head): Promise<T> => {
    const query = `query ($id: ID!, $block: Int!) { guild(id: $id, block: { number: $block }) { ${fields} } }`;
    return (await askGateway<{ guild: T }>(query, { id, block })).guild;
  };
  const timeAt = async (block: number): Promise<bigint> => BigInt((await provider.getBlock(block))?.timestamp ?? 0);
  const postingsOf = (id: string) =>
    readAll<Posting>(
      ledgerUrl,
      'postings',
      'amount account { code } token { id } entry { timestamp }',
      `guild: "${id}"`,
      head,
    );

  it('has the concentration of the votes that the verifier derives, at any block', async () => {
    for (const guild of guilds) {
      for (const block of [60, head]) {
        const told = await askGuild<{ concentration: Record<string, unknown> } | null>(
          guild.id,
          'concentration { voters votes hhiBps majority }',
          block,
        );
        if (told === null) continue;
        const powers = rowsOf(guild, 'Member', block)
          .map(({ votingPower }) => votingPower as bigint)
          .filter((power) => power > 0n)
          .sort((a, b) => (a > b ? -1 : 1));
        const votes = powers.reduce((sum, one) => sum + one, 0n);
        const squares = powers.reduce((sum, one) => sum + one ** 2n, 0n);
        const heldBy = (count: number) => powers.slice(0, count).reduce((sum, one) => sum + one, 0n);
        const majority = powers.findIndex((_, at) => 2n * heldBy(at + 1) > votes) + 1;
        const hhiBps = Number((10_000n * squares) / votes ** 2n);
        expect(told.concentration).to.deep.equal({ voters: powers.length, votes: String(votes), hhiBps, majority });
      }
    }
  });

  it('ranks contributors by what the verifier’s payments say', async () => {
    let ranked = 0;
    for (const guild of guilds) {
      const fields = pageOf('account { id } milestones earned { token { id } amount } reputation');
      const nodes = await allNodes(async (after) => {
        const cursor = after === null ? '' : `, after: "${after}"`;
        type Told = { account: { id: string }; milestones: number; earned: { amount: string }[]; reputation: string };
        const told = await askGuild<{ contributors: Paged<Told> }>(
          guild.id,
          `contributors(first: 1${cursor}) ${fields}`,
        );
        return told.contributors;
      });
      const payments = rowsOf(guild, 'Payment').filter(({ kind }) => kind === 'MILESTONE');
      const scores = rowsOf(guild, 'ReputationScore');
      expect(nodes.length).to.equal(new Set(payments.map(({ to }) => to)).size);
      for (const { account, milestones, earned, reputation } of nodes) {
        const own = payments.filter(({ to }) => to === account.id);
        expect(milestones).to.equal(new Set(own.map(({ milestone }) => milestone)).size);
        expect(earned.reduce((sum, { amount }) => sum + BigInt(amount), 0n)).to.equal(sumOf(own, 'amount'));
        expect(BigInt(reputation)).to.equal(
          sumOf(
            scores.filter((row) => row.account === account.id),
            'points',
          ),
        );
        ranked += 1;
      }
      expect(nodes.map(({ milestones }) => milestones)).to.deep.equal(
        nodes.map((n) => n.milestones).sort((a, b) => b - a),
      );
    }
    expect(ranked).to.be.greaterThan(3);
  });

  it('tells who took part in each vote, and who did not', async () => {
    let decided = 0;
    for (const guild of guilds) {
      const fields = `proposals(first: 20) {
        id voteStart turnout { cast voters eligible participationBps nonvoters(first: 100) ${pageOf('account { id }')} }
      }`;
      type Turnout = {
        cast: string;
        voters: number;
        eligible: number;
        participationBps: number;
        nonvoters: Paged<{ account: { id: string } }>;
      };
      const told = await askGuild<{ proposals: { id: string; voteStart: string; turnout: Turnout | null }[] }>(
        guild.id,
        fields,
      );
      for (const { id, voteStart, turnout } of told.proposals) {
        if (turnout === null) {
          expect(BigInt(voteStart) >= (await timeAt(head))).to.equal(true);
          continue;
        }
        const votes = rowsOf(guild, 'Vote').filter(({ proposal }) => proposal === id);
        const voted = new Set(votes.map(({ voter }) => voter));
        const snapshot = await lastBlockBy(BigInt(voteStart));
        const able = rowsOf(guild, 'Member', snapshot).filter(({ votingPower }) => (votingPower as bigint) > 0n);
        expect([turnout.voters, turnout.eligible, turnout.cast]).to.deep.equal([
          voted.size,
          able.length,
          String(sumOf(votes, 'weight')),
        ]);
        expect(turnout.participationBps).to.equal(Math.floor((voted.size * 10_000) / able.length));
        expect(turnout.nonvoters.edges.map(({ node }) => node.account.id)).to.have.members(
          able.map(({ account }) => account).filter((account) => !voted.has(account)),
        );
        decided += 1;
      }
    }
    expect(decided).to.be.greaterThan(5);
  });

  it('lasts as long as what left the treasury since says', async () => {
    for (const guild of guilds) {
      const now = await timeAt(head);
      const postings = await postingsOf(guild.id);
      const { createdAt } = await askGuild<{ createdAt: string }>(guild.id, 'createdAt');
      const tokens = new Set(
        postings.filter(({ account }) => account.code === 'TREASURY').map(({ token }) => token.id),
      );
      for (const token of tokens) {
        const own = postings.filter((one) => one.account.code === 'TREASURY' && one.token.id === token);
        for (const days of [1, 7, 3_650]) {
          const since = now - BigInt(days) * DAY > BigInt(createdAt) ? now - BigInt(days) * DAY : BigInt(createdAt);
          const outflow = own
            .filter(({ amount, entry }) => BigInt(amount) < 0n && BigInt(entry.timestamp) > since)
            .reduce((sum, { amount }) => sum - BigInt(amount), 0n);
          const balance = own.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
          const fields = `runway(token: "${token}", days: ${days}) { balance outflow seconds lasts }`;
          expect((await askGuild<{ runway: object }>(guild.id, fields)).runway).to.deep.equal({
            balance: String(balance),
            outflow: String(outflow),
            seconds: String(now - since),
            lasts: outflow === 0n ? null : String((balance * (now - since)) / outflow),
          });
        }
      }
      expect(tokens.size).to.be.greaterThan(0);
    }
  });

  it('has series without holes, of which each interval is the sum of its postings', async () => {
    const [guild] = guilds as [AskedGuild];
    const postings = await postingsOf(guild.id);
    let moved = 0;
    for (const code of ['TREASURY', 'ESCROW']) {
      const token = postings.find(({ account }) => account.code === code)?.token.id;
      const own = postings.filter((one) => one.account.code === code && one.token.id === token);
      for (const [interval, length] of [
        ['HOUR', 3_600n],
        ['DAY', DAY],
      ] as const) {
        const fields = `flows(token: "${token}", code: ${code}, interval: ${interval}, last: ${LAST}) {
          timestamp count inflow outflow balance }`;
        const { flows } = await askGuild<{ flows: Flow[] }>(guild.id, fields);
        const end = ((await timeAt(head)) / length) * length;
        expect(flows.map(({ timestamp }) => BigInt(timestamp))).to.deep.equal(
          Array.from({ length: LAST }, (_, n) => end - length * BigInt(LAST - n)),
        );
        for (const flow of flows) moved += expectSum(flow, own, length);
      }
    }
    expect(moved).to.be.greaterThan(3);
  });

  function expectSum(flow: Flow, own: Posting[], length: bigint): number {
    const begin = BigInt(flow.timestamp);
    const at = ({ entry }: Posting) => BigInt(entry.timestamp);
    const inside = own.filter((posting) => at(posting) >= begin && at(posting) < begin + length);
    const amounts = inside.map(({ amount }) => BigInt(amount));
    const sum = (values: bigint[]) => values.reduce((total, one) => total + one, 0n);
    const until = own.filter((posting) => at(posting) < begin + length).map(({ amount }) => BigInt(amount));
    expect(flow).to.deep.equal({
      timestamp: flow.timestamp,
      count: inside.length,
      inflow: String(sum(amounts.filter((amount) => amount > 0n))),
      outflow: String(-sum(amounts.filter((amount) => amount < 0n))),
      balance: String(sum(until)),
    });
    return inside.length;
  }

  it('tells how long contributors waited, and what is left of each budget', async () => {
    const now = await timeAt(head);
    let budgets = 0;
    for (const guild of guilds) {
      const payments = rowsOf(guild, 'Payment').filter(({ kind, deliverable }) => kind === 'MILESTONE' && deliverable);
      const { timeToPayment } = await askGuild<{ timeToPayment: { count: number } }>(
        guild.id,
        'timeToPayment { count }',
      );
      expect(timeToPayment.count).to.equal(payments.length);
      const told = await askGuild<{ budgets: { id: string; use: { isOpen: boolean; left: string; used: string } }[] }>(
        guild.id,
        'budgets(first: 20) { id use { isOpen left used } }',
      );
      for (const { id, use } of told.budgets) {
        const row = rowsOf(guild, 'Budget').find((one) => one.id === id) as Record<string, bigint | null>;
        const isOver = row.closed != null || (row.endsAt != null && now > row.endsAt);
        expect(use.isOpen).to.equal(!isOver && now >= (row.startsAt ?? 0n));
        if (use.isOpen) expect(BigInt(use.left) + BigInt(use.used)).to.equal(row.limit);
        budgets += 1;
      }
    }
    expect(budgets).to.be.greaterThan(1);
  });

  it('refuses what cannot be asked', async () => {
    const [{ id }] = guilds as [AskedGuild];
    for (const field of [
      'runway(token: "0x", days: 0) { lasts }',
      'flows(token: "0x", code: PAYABLES) { count }',
      'flows(token: "0x", code: ESCROW, last: 401) { count }',
      'contributors(after: "0xabcd") { pageInfo { hasNextPage } }',
    ]) {
      const { errors } = await answerOf(`{ guild(id: "${id}") { ${field} } }`);
      expect(errors?.[0]?.extensions.code, field).to.equal('BAD_USER_INPUT');
    }
  });

  function sumOf(rows: readonly Row[], field: string): bigint {
    return rows.reduce((sum, row) => sum + (row[field] as bigint), 0n);
  }

  /** The last block at or before a second. */
  async function lastBlockBy(second: bigint): Promise<number> {
    let [low, high] = [0, head + 1];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if ((await timeAt(middle)) <= second) low = middle;
      else high = middle;
    }
    return low;
  }
});
