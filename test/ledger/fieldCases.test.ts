import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { AbiCoder, id, ZeroHash, zeroPadValue } from 'ethers';
import { queryGraph } from '../../local/http/queryGraph.ts';
import { callRpc } from '../../local/http/rpc.ts';
import { until } from '../../testing/until.ts';
import { type LoggedGuild, startLoggedGuild } from './anyLogs/loggedGuild.ts';
import { placeLogWriter, writeRawLog } from './anyLogs/logWriter.ts';
import { readAll } from './readLedger.ts';

const ANA = '0xa0a0000000000000000000000000000000000000';
const BO = '0xb0b0000000000000000000000000000000000000';
/** The guild's own. */
const TOKEN = '0xa000000000000000000000000000000000000002';
const LOOK_ALIKE = '0xbad0000000000000000000000000000000000bad';
const VOTERS = 101;
/** graph-node's own limit, when a query names none. */
const DEFAULT_PAGE = 100;
const IDLE_MS = 3_000;
/** How often one looks until a block must be there: three seconds on an idle machine. */
const SOON = 60;

describe('a ledger of what broke others', () => {
  let guild: LoggedGuild;
  before(async () => {
    guild = await startLoggedGuild();
  });
  after(() => guild?.stop());

  async function propose(proposal: number, description: string): Promise<void> {
    await guild.log('GuildGovernor', 'ProposalCreated', [proposal, ANA, [], [], [], [], 0, 1, description]);
  }

  async function vote(voter: string, proposal: number, weight: number): Promise<void> {
    await guild.log('GuildGovernor', 'VoteCast', [voter, proposal, 1, weight, '']);
  }

  const ask = <Answer>(query: string) => queryGraph<Answer>(guild.ledgerUrl, query);

  it('F-5 divides nothing by the votes or the supply of a guild that has none', async () => {
    await propose(1, 'Of nobody');
    await guild.log('GuildGovernor', 'ProposalFinalized', [1, ANA, 3, 0, 0, 0, 0, 0]);
    await guild.caughtUp();
    expect(
      await ask('{ proposals(where: { proposalId: 1 }) { status quorum supply } turnoutPoints { cast supply } }'),
    ).to.deep.equal({
      proposals: [{ status: 'DEFEATED', quorum: '0', supply: '0' }],
      turnoutPoints: [{ cast: '0', supply: '0' }],
    });
  });

  it('F-14 counts a vote with the weight that its log says, whatever tokens move before and after', async () => {
    await propose(2, 'Weighed');
    await guild.log('GuildToken', 'Transfer', [ANA, BO, 3]);
    await vote(ANA, 2, 10);
    await guild.log('GuildToken', 'Transfer', [ANA, BO, 7]);
    await guild.log('GuildToken', 'DelegateVotesChanged', [ANA, 10, 0]);
    await guild.caughtUp();
    expect(await ask('{ proposals(where: { proposalId: 2 }) { forVotes votes { weight } } }')).to.deep.equal({
      proposals: [{ forVotes: '10', votes: [{ weight: '10' }] }],
    });
  });

  it('F-31 takes no notice of look-alikes of its contracts, nor of data that is no event’s', async () => {
    const known = await readAll(guild.ledgerUrl, 'ledgerEntries', '');
    const [from = ''] = (await callRpc(guild.rpcUrl, 'eth_accounts')) as string[];
    const topics = [id('Transfer(address,address,uint256)'), ...[ANA, BO].map((one) => zeroPadValue(one, 32))];
    await placeLogWriter(guild.rpcUrl, LOOK_ALIKE);
    for (const data of [AbiCoder.defaultAbiCoder().encode(['uint256'], [5]), '0x', '0x1234']) {
      await writeRawLog(guild.rpcUrl, from, LOOK_ALIKE, topics, data);
    }
    await writeRawLog(guild.rpcUrl, from, TOKEN, topics, '0x1234');
    await writeRawLog(guild.rpcUrl, from, TOKEN, [id('Unknown()')], '0x');
    await guild.log('GuildToken', 'Transfer', [BO, ANA, 1]);
    await guild.caughtUp();
    const entries = await readAll<{ kind: string; amount: string | null }>(
      guild.ledgerUrl,
      'ledgerEntries',
      'kind amount',
    );
    expect(entries.slice(known.length).map(({ kind, amount }) => [kind, amount])).to.deep.equal([['TRANSFER', '1']]);
  });

  it('F-34 shows a block soon, also after the chain was idle', async () => {
    await sleep(IDLE_MS);
    await guild.log('GuildToken', 'Transfer', [ANA, BO, 1]);
    const logged = Number(await callRpc(guild.rpcUrl, 'eth_blockNumber'));
    const query = '{ _meta { block { number } } }';
    const look = async () =>
      (await queryGraph<{ _meta: { block: { number: number } } }>(guild.ledgerUrl, query))._meta.block.number >= logged;
    await until(`block ${logged} is in the ledger`, look, SOON);
  });

  it('F-37 counts more votes than a query lists', async () => {
    await propose(3, 'Of many');
    for (let i = 1; i <= VOTERS; i++) await vote(`0x${String(i).padStart(40, '0')}`, 3, 1);
    await guild.caughtUp();
    const { proposals } = await ask<{ proposals: { voteCount: string; forVotes: string; votes: unknown[] }[] }>(
      '{ proposals(where: { proposalId: 3 }) { voteCount forVotes votes { id } } }',
    );
    expect(proposals[0]?.votes).to.have.length(DEFAULT_PAGE);
    expect(proposals[0]).to.include({ voteCount: String(VOTERS), forVotes: String(VOTERS) });
  });

  it('is healthy after all of it', async () => {
    await guild.log('Treasury', 'Deposited', [ANA, TOKEN, ZeroHash, 0, 1, 1]);
    await guild.caughtUp();
    expect(await ask('{ deposits { amount } }')).to.deep.equal({ deposits: [{ amount: '1' }] });
  });
});
