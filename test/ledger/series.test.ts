import { expect } from 'chai';
import { MaxUint256, ZeroHash } from 'ethers';
import { queryGraph } from '../../local/http/queryGraph.ts';
import { type LoggedGuild, startLoggedGuild } from './anyLogs/loggedGuild.ts';

type Stat = Record<string, string>;

const HOUR = 3_600;
const DAY = 24 * HOUR;
/** Begins a day; no earlier log of the chain is of that day. */
const START = (Math.floor(Date.now() / 1000 / DAY) + 2) * DAY;
const ANA = '0xa0a0000000000000000000000000000000000000';
const TOKEN = '0xd0110000000000000000000000000000000000d0';
const OTHER_TOKEN = '0xd0110000000000000000000000000000000000d1';
const CID = 'bafy';
/** Moments within the series. */
const SECOND_DAY = START + DAY;
const AFTER_SILENCE = START + 4 * DAY;

describe('time series of the ledger', () => {
  let guild: LoggedGuild;
  before(async () => {
    guild = await startLoggedGuild();
    await playFirstDay();
    await playLaterDays();
    await guild.caughtUp();
  });
  after(() => guild?.stop());

  async function pay(amount: number | bigint, timestamp: number, token = TOKEN): Promise<void> {
    await guild.log('Treasury', 'Paid', [1, ANA, token, ANA, 0, 0, ZeroHash, 'memo', amount, 0], timestamp);
  }

  async function vote(support: number, weight: number, timestamp: number, proposal = 1): Promise<void> {
    await guild.log('GuildGovernor', 'VoteCast', [ANA, proposal, support, weight, ''], timestamp);
  }

  async function playFirstDay(): Promise<void> {
    await guild.log('Treasury', 'Deposited', [ANA, TOKEN, ZeroHash, 0, 1_000, 1_000], START);
    await pay(300, START + 20);
    await pay(MaxUint256, START + 21, OTHER_TOKEN);
    await pay(MaxUint256, START + 22, OTHER_TOKEN);
    for (const proposal of [1, 2]) {
      await guild.log(
        'GuildGovernor',
        'ProposalCreated',
        [proposal, ANA, [], [], [], [], 0, 1, 'Pay'],
        START + 23 + proposal,
      );
    }
    await vote(1, 5, START + 30);
    await vote(0, 2, START + 31);
    await vote(1, 100, START + 32, 2);
    await playProject(START + 40);
    await pay(50, START + HOUR - 1);
    await pay(100, START + HOUR);
    await pay(7, SECOND_DAY - 1);
  }

  async function playProject(at: number): Promise<void> {
    const milestones = [[ANA, 60, at + DAY, 0, 0]];
    const terms = [TOKEN, 'Work', milestones, [ANA], 1, 10, 10, 1, 0, ANA, 0, ZeroHash, CID];
    await guild.log('Projects', 'ProjectCreated', [1, ANA, TOKEN, terms, 500, 60, ZeroHash], at);
    await guild.log('Projects', 'ProjectFunded', [1, ANA, TOKEN, 60, 1, 60], at + 1);
    await guild.log('Projects', 'DeliverableSubmitted', [1, 0, ANA, 1, ZeroHash, CID, at + HOUR], at + 2);
    await guild.log('Projects', 'MilestoneReleased', [1, 0, ANA, ANA, TOKEN, 60, 3, 57, 0, 0, 60], at + 3);
    await guild.log('Projects', 'Credited', [ANA, TOKEN, 1, ANA, 57, 57], at + 4);
    await guild.log('Projects', 'Withdrawn', [ANA, TOKEN, ANA, 57, 57], at + 5);
  }

  async function playLaterDays(): Promise<void> {
    await pay(1, SECOND_DAY);
    await vote(2, 1, SECOND_DAY + 1);
    await guild.log('GuildGovernor', 'ProposalFinalized', [1, ANA, 4, 5, 2, 1, 6, 40], SECOND_DAY + 2);
    await guild.log('GuildGovernor', 'ProposalFinalized', [2, ANA, 3, 100, 0, 0, 101, 200], SECOND_DAY + 3);
    await pay(10, AFTER_SILENCE);
  }

  /** Rows of a series, with their times in seconds since the first. */
  async function stats(list: string, interval: 'hour' | 'day', fields: string, where = '', current = 'include') {
    const query = `{ ${list}(interval: ${interval}, current: ${current}, orderBy: timestamp, orderDirection: asc, where: { ${where} }) { timestamp ${fields} } }`;
    const answer = await queryGraph<Record<string, Stat[]>>(guild.ledgerUrl, query);
    return (answer[list] ?? []).map(({ timestamp = '', ...rest }) => ({
      at: Number(timestamp) / 1e6 - START,
      ...rest,
    }));
  }

  const paid = `token: "${TOKEN}", kind: TREASURY`;

  it('F-39 sums payments of any size by the day, by token and kind, and leaves silent days out', async () => {
    const fields = 'count gross fee amount largest total';
    expect(await stats('paymentStats', 'day', fields, paid)).to.deep.equal([
      { at: 0, count: '4', gross: '457', fee: '0', amount: '457', largest: '300', total: '457' },
      { at: DAY, count: '1', gross: '1', fee: '0', amount: '1', largest: '1', total: '458' },
      { at: 4 * DAY, count: '1', gross: '10', fee: '0', amount: '10', largest: '10', total: '468' },
    ]);
    expect(await stats('paymentStats', 'day', fields, 'kind: MILESTONE')).to.deep.equal([
      { at: 0, count: '1', gross: '60', fee: '3', amount: '57', largest: '57', total: '57' },
    ]);
    expect(await stats('paymentStats', 'day', 'amount', `token: "${OTHER_TOKEN}"`)).to.deep.equal([
      { at: 0, amount: String(2n * MaxUint256) },
    ]);
  });

  it('F-39 ends an hour with its last second', async () => {
    expect(await stats('paymentStats', 'hour', 'count amount', paid)).to.deep.equal([
      { at: 0, count: '2', amount: '350' },
      { at: HOUR, count: '1', amount: '100' },
      { at: 23 * HOUR, count: '1', amount: '7' },
      { at: DAY, count: '1', amount: '1' },
      { at: 4 * DAY, count: '1', amount: '10' },
    ]);
  });

  it('F-39 shows what is not over only when it is asked for', async () => {
    const days = await stats('paymentStats', 'day', 'amount', paid, 'exclude');
    expect(days).to.deep.equal([
      { at: 0, amount: '457' },
      { at: DAY, amount: '1' },
    ]);
  });

  it('shows at a past block what was over then, and points for the rest', async () => {
    const { payments } = await queryGraph<{ payments: { entry: { blockNumber: string } }[] }>(
      guild.ledgerUrl,
      '{ payments(where: { amount: 100 }) { entry { blockNumber } } }',
    );
    const block = `block: { number: ${payments[0]?.entry.blockNumber} }`;
    const list = (interval: string) =>
      `${interval}: paymentStats(interval: ${interval}, current: include, ${block}, where: { ${paid} }) { amount }`;
    const points = `paymentPoints(${block}, orderBy: id, where: { ${paid} }) { amount }`;
    expect(await queryGraph(guild.ledgerUrl, `{ ${list('hour')} ${list('day')} ${points} }`)).to.deep.equal({
      hour: [{ amount: '350' }],
      day: [],
      paymentPoints: [{ amount: '300' }, { amount: '50' }, { amount: '100' }],
    });
  });

  it('shows the hour that is not over also when the last block is named', async () => {
    const { _meta } = await queryGraph<{ _meta: { block: { number: number } } }>(
      guild.ledgerUrl,
      '{ _meta { block { number } } }',
    );
    const query = `{ paymentStats(interval: hour, current: include, block: { number: ${_meta.block.number} },
      orderBy: timestamp, orderDirection: desc, first: 1, where: { ${paid} }) { amount } }`;
    expect(await queryGraph(guild.ledgerUrl, query)).to.deep.equal({ paymentStats: [{ amount: '10' }] });
  });

  it('follows treasury and escrow to the balance of the books', async () => {
    const fields = 'count inflow outflow balance';
    const treasury = await stats('flowStats', 'day', fields, `token: "${TOKEN}", code: TREASURY`);
    expect(treasury).to.deep.equal([
      { at: 0, count: '5', inflow: '1000', outflow: '457', balance: '543' },
      { at: DAY, count: '1', inflow: '0', outflow: '1', balance: '542' },
      { at: 4 * DAY, count: '1', inflow: '0', outflow: '10', balance: '532' },
    ]);
    expect(await stats('flowStats', 'day', fields, `token: "${TOKEN}", code: ESCROW`)).to.deep.equal([
      { at: 0, count: '2', inflow: '60', outflow: '57', balance: '3' },
    ]);
    const { ledgerAccounts } = await queryGraph<{ ledgerAccounts: { code: string; balance: string }[] }>(
      guild.ledgerUrl,
      `{ ledgerAccounts(where: { token: "${TOKEN}", class: ASSET }, orderBy: id) { code balance } }`,
    );
    expect(ledgerAccounts).to.deep.equal([
      { code: 'TREASURY', balance: '532' },
      { code: 'ESCROW', balance: '3' },
    ]);
  });

  it('counts votes of a guild, and lets the tally of each proposal grow', async () => {
    const votes = await stats('voteStats', 'day', 'count weight forVotes againstVotes abstainVotes');
    expect(votes).to.deep.equal([
      { at: 0, count: '3', weight: '107', forVotes: '105', againstVotes: '2', abstainVotes: '0' },
      { at: DAY, count: '1', weight: '1', forVotes: '0', againstVotes: '0', abstainVotes: '1' },
    ]);
    const fields = 'count forVotes againstVotes abstainVotes';
    expect(await stats('tallyStats', 'day', fields, 'proposal_: { proposalId: "1" }')).to.deep.equal([
      { at: 0, count: '2', forVotes: '5', againstVotes: '2', abstainVotes: '0' },
      { at: DAY, count: '1', forVotes: '5', againstVotes: '2', abstainVotes: '1' },
    ]);
  });

  it('tells the turnout of votes on the day of their outcome', async () => {
    expect(await stats('turnoutStats', 'day', 'count cast supply quorate')).to.deep.equal([
      { at: DAY, count: '2', cast: '108', supply: '240', quorate: '1' },
    ]);
  });

  it('counts the steps of milestones', async () => {
    expect(await stats('workStats', 'hour', 'submissions revisions releases refunds disputes')).to.deep.equal([
      { at: 0, submissions: '1', revisions: '0', releases: '1', refunds: '0', disputes: '0' },
    ]);
  });
});
