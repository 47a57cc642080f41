import { expect } from 'chai';
import { MaxUint256, ZeroAddress, ZeroHash } from 'ethers';
import { queryGraph } from '../../local/http/queryGraph.ts';
import { callRpc } from '../../local/http/rpc.ts';
import { expectEveryLog, expectHealthy } from './anyLogs/expectWhole.ts';
import { type LoggedGuild, startLoggedGuild } from './anyLogs/loggedGuild.ts';
import { readAll } from './readLedger.ts';

const ANA = '0xa0a0000000000000000000000000000000000000';
const TOKEN = '0xd0110000000000000000000000000000000000d0';
/** A token of which the treasury gets and pays as much as an event can say. */
const VAST_TOKEN = '0xd0110000000000000000000000000000000000d1';
const DIGEST = `0x${'d1'.repeat(32)}`;
const MAX_UINT64 = 2n ** 64n - 1n;
const MAX_UINT40 = 2n ** 40n - 1n;
const MEGABYTE = 2 ** 20;
const SEARCH_LIMIT = 16_384;
const PROJECT = 1;
const DISPUTE = 1;
const UNKNOWN_ENUM = 200;

const utf8 = (text: string) => new TextEncoder().encode(text);
/** Each in the texts of proposals, votes, payments, agreements and deliverables, whose numbers are its place from 1. */
const TEXTS: Record<string, Uint8Array> = {
  empty: new Uint8Array(),
  'of zero bytes alone': new Uint8Array(64),
  'with zero bytes': utf8('\0# Pay\0 Ana\0'),
  'that is not UTF-8': Uint8Array.from([
    0x23, 0x20, 0xff, 0xc0, 0x80, 0xed, 0xa0, 0xbd, 0xf4, 0x90, 0x80, 0x80, 0xe2, 0x82,
  ]),
  'from right to left': utf8('# \u202eoot\u202c לשלם \u2067ادفع\u2069 \u200f\u200b\ufeff'),
  'of emoji': utf8('👩‍👩‍👧‍👦🏳️‍🌈🇺🇳'.repeat(40)),
  'of line ends': utf8('\r\n\n\r\u2028\n'),
  'of 1 MB': utf8('Wörter 😀 '.repeat(MEGABYTE)).slice(0, MEGABYTE),
};

/** What graph-node makes of a text: it drops zero bytes, and what is not UTF-8 is U+FFFD. */
function stored(text: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(text).replaceAll('\0', '');
}

describe('a ledger of hostile data', () => {
  let guild: LoggedGuild;
  before(async () => {
    guild = await startLoggedGuild();
    await playWork();
    for (const [i, text] of Object.values(TEXTS).entries()) await playText(i + 1, text);
    await playAmounts();
    await playTimes();
    await playUnknownEnums();
    await playZeroAddress();
    await playSameCid();
    await playTopId();
    await guild.caughtUp();
  });
  after(() => guild?.stop());

  async function propose(id: number | bigint, text: string | Uint8Array, start: bigint, end: bigint): Promise<void> {
    await guild.log('GuildGovernor', 'ProposalCreated', [id, ANA, [ANA], [0], [''], ['0x'], start, end, text]);
  }

  async function pay(
    id: number | bigint,
    amount: number | bigint,
    other: { to?: string; token?: string; purpose?: number; memo?: string | Uint8Array } = {},
  ): Promise<void> {
    const { to = ANA, token = TOKEN, purpose = 0, memo = '' } = other;
    await guild.log('Treasury', 'Paid', [id, to, token, to, 0, purpose, ZeroHash, memo, amount, 0]);
  }

  async function playWork(): Promise<void> {
    const milestones = [[ANA, 60, MAX_UINT40, 0, 0]];
    const terms = [TOKEN, 'Work', milestones, [ANA], 1, 10, 10, 1, 0, ANA, 0, ZeroHash, 'bafy'];
    await guild.log('Projects', 'ProjectCreated', [PROJECT, ANA, TOKEN, terms, 500, 60, ZeroHash]);
    await guild.log('Projects', 'DisputeOpened', [DISPUTE, PROJECT, 0, ANA, ANA, 0, 0, ZeroHash, '']);
  }

  async function playText(id: number, text: Uint8Array): Promise<void> {
    await propose(id, text, 0n, 1n);
    await guild.log('GuildGovernor', 'VoteCast', [ANA, id, 1, 1, text]);
    await pay(id, 1, { memo: text });
    await guild.log('Compliance', 'AgreementPublished', [id, 1, ANA, text, ZeroHash, 'bafy']);
    await guild.log('Projects', 'DeliverableSubmitted', [PROJECT, 0, ANA, id, ZeroHash, text, 0]);
  }

  async function playAmounts(): Promise<void> {
    for (const amount of [0n, MaxUint256]) {
      await guild.log('Treasury', 'Deposited', [ANA, VAST_TOKEN, ZeroHash, 0, amount, amount]);
    }
    for (const [i, amount] of [0n, MaxUint256, MaxUint256].entries()) {
      await pay(100 + i, amount, { token: VAST_TOKEN });
    }
  }

  async function playTimes(): Promise<void> {
    await propose(200, 'Until the end of time', 0n, MAX_UINT64);
    await propose(201, 'Until nobody counts', MAX_UINT64, MaxUint256);
    await guild.log('GuildGovernor', 'ProposalQueued', [200, 0]);
    await guild.log('GuildGovernor', 'ProposalQueued', [201, MAX_UINT64]);
    for (const [id, time] of [0n, MAX_UINT40].entries()) {
      await guild.log('Treasury', 'BudgetOpened', [id, ANA, TOKEN, 1, 0, time, time, 0, ZeroHash, 'Budget']);
    }
  }

  async function playUnknownEnums(): Promise<void> {
    const unknown = UNKNOWN_ENUM;
    await pay(300, 1, { purpose: unknown });
    await guild.log('Treasury', 'Deposited', [ANA, TOKEN, ZeroHash, unknown, 1, 1]);
    await propose(301, 'Unknown', 0n, 1n);
    await guild.log('GuildGovernor', 'VoteCast', [ANA, 301, unknown, 5, '']);
    await guild.log('GuildGovernor', 'ProposalFinalized', [301, ANA, unknown, 1, 1, 1, 1, 1]);
    await guild.log('AuditTrail', 'FindingRaised', [302, ANA, ZeroHash, unknown, 'Finding', ZeroHash, '']);
    const amounts = [60, 3, 57, 0];
    await guild.log('Projects', 'MilestoneReleased', [PROJECT, 0, ANA, ANA, TOKEN, ...amounts, unknown, 60]);
  }

  async function playZeroAddress(): Promise<void> {
    await pay(400, 1, { to: ZeroAddress, token: ZeroAddress });
    await guild.log('Treasury', 'Deposited', [ZeroAddress, ZeroAddress, ZeroHash, 0, 1, 1]);
    await guild.log('GuildGovernor', 'VoteCast', [ZeroAddress, 200, 1, 5, '']);
    await guild.log('Compliance', 'AgreementAccepted', [ZeroAddress, 1, 1, ZeroHash, ZeroAddress]);
    await guild.log('GuildToken', 'Transfer', [ZeroAddress, ZeroAddress, 5]);
    await guild.log('GuildToken', 'DelegateChanged', [ZeroAddress, ZeroAddress, ZeroAddress]);
  }

  /** Twice in one block, and so in one second. */
  async function playSameCid(): Promise<void> {
    await callRpc(guild.rpcUrl, 'evm_setAutomine', [false]);
    for (let i = 0; i < 2; i++) await guild.log('Projects', 'EvidenceSubmitted', [DISPUTE, ANA, DIGEST, 'bafysame']);
    await callRpc(guild.rpcUrl, 'evm_mine', []);
    await callRpc(guild.rpcUrl, 'evm_setAutomine', [true]);
    await guild.log('Projects', 'EvidenceSubmitted', [DISPUTE, ANA, DIGEST, 'bafysame']);
  }

  async function playTopId(): Promise<void> {
    await propose(MaxUint256, 'Top', 0n, 1n);
    for (const support of [0, 1, 1]) {
      await guild.log('GuildGovernor', 'VoteCast', [ANA, MaxUint256, support, MaxUint256, '']);
    }
    await guild.log('GuildGovernor', 'ProposalQueued', [MaxUint256, MaxUint256]);
    await guild.log('GuildGovernor', 'ProposalExecuted', [MaxUint256]);
  }

  const rows = <Row>(list: string, fields: string, where = '') =>
    readAll<Row>(guild.ledgerUrl, list, fields, where) as Promise<Row[]>;

  for (const [i, [name, text]] of Object.entries(TEXTS).entries()) {
    it(`F-3 keeps a text ${name}`, async () => {
      const expected = stored(text);
      const proposals = await rows<{ description: string; searchText: string }>(
        'proposals',
        'description searchText',
        `proposalId: ${i + 1}`,
      );
      expect(proposals.map(({ description }) => description)).to.deep.equal([expected]);
      expect(proposals[0]?.searchText).to.equal(expected.slice(0, SEARCH_LIMIT).replace(/[\ud800-\udbff]$/, ''));
      for (const [list, field, where] of [
        ['votes', 'reason', `proposal_: { proposalId: ${i + 1} }`],
        ['agreementVersions', 'title', `agreement_: { number: ${i + 1} }`],
        ['deliverables', 'cid', `revision: ${i + 1}`],
        ['payments', 'memo', `kind: TREASURY number: ${i + 1}`],
      ] as const) {
        const found = await rows<Record<string, string | null>>(list, field, where);
        // A payment without a memo has none.
        const isNone = list === 'payments' && text.length === 0;
        expect(
          found.map((row) => row[field]),
          list,
        ).to.deep.equal([isNone ? null : expected]);
      }
    });
  }

  it('keeps amounts of nothing and of 2^256-1, and balances beyond', async () => {
    const ofToken = `token: "${VAST_TOKEN}"`;
    const amounts = async (list: string) =>
      (await rows<{ amount: string }>(list, 'amount', ofToken)).map(({ amount }) => amount);
    expect(await amounts('deposits')).to.deep.equal(['0', String(MaxUint256)]);
    expect(await amounts('payments')).to.deep.equal(['0', String(MaxUint256), String(MaxUint256)]);
    const accounts = await rows<{ code: string; balance: string }>('ledgerAccounts', 'code balance', ofToken);
    expect(accounts.map(({ code, balance }) => [code, balance])).to.have.deep.members([
      ['TREASURY', String(-MaxUint256)],
      ['CONTRIBUTIONS', String(-MaxUint256)],
      ['SPENDING', String(2n * MaxUint256)],
    ]);
  });

  it('F-23 keeps times of 0, 2^64-1 and 2^256-1 as they are', async () => {
    const proposals = await rows('proposals', 'voteStart voteEnd etaSeconds', 'proposalId_in: [200, 201]');
    expect(proposals.map((row) => ({ ...(row as object), id: '' }))).to.deep.equal([
      { id: '', voteStart: '0', voteEnd: String(MAX_UINT64), etaSeconds: '0' },
      { id: '', voteStart: String(MAX_UINT64), voteEnd: String(MaxUint256), etaSeconds: String(MAX_UINT64) },
    ]);
    const budgets = await rows<{ startsAt: string; endsAt: string | null }>('budgets', 'startsAt endsAt');
    expect(budgets.map(({ startsAt, endsAt }) => [startsAt, endsAt])).to.deep.equal([
      ['0', null],
      [String(MAX_UINT40), String(MAX_UINT40)],
    ]);
  });

  it('keeps rows whose enums it does not know, and says that it does not', async () => {
    const query = `{
      payments(where: { number: 300 }) { purpose amount }
      deposits(where: { token: "${TOKEN}" }) { purpose amount }
      votes(where: { proposal_: { proposalId: 301 } }) { support weight forVotes againstVotes abstainVotes }
      proposals(where: { proposalId: 301 }) { status supply }
      findings(where: { number: 302 }) { severity title }
      milestones { status releasePath }
    }`;
    expect(await queryGraph(guild.ledgerUrl, query)).to.deep.equal({
      payments: [{ purpose: null, amount: '1' }],
      deposits: [{ purpose: null, amount: '1' }],
      votes: [{ support: 'SPLIT', weight: '5', forVotes: '0', againstVotes: '0', abstainVotes: '0' }],
      proposals: [{ status: 'CREATED', supply: '1' }],
      findings: [{ severity: null, title: 'Finding' }],
      milestones: [{ status: 'RELEASED', releasePath: null }],
    });
  });

  it('keeps the zero address as an account like others', async () => {
    const query = `{
      payments(where: { to: "${ZeroAddress}" }) { amount token { id } }
      deposits(where: { from: "${ZeroAddress}" }) { amount }
      votes(where: { voter: "${ZeroAddress}" }) { forVotes }
      agreementAcceptances(where: { account: "${ZeroAddress}" }) { version { version } }
      members(where: { account: "${ZeroAddress}" }) { balance delegate { id } }
      guilds { totalSupply }
    }`;
    expect(await queryGraph(guild.ledgerUrl, query)).to.deep.equal({
      payments: [{ amount: '1', token: { id: ZeroAddress } }],
      deposits: [{ amount: '1' }],
      votes: [{ forVotes: '5' }],
      agreementAcceptances: [{ version: { version: '1' } }],
      members: [{ balance: '0', delegate: null }],
      guilds: [{ totalSupply: '0' }],
    });
  });

  it('takes the signer as acting where an event names the zero address', async () => {
    const entries = await rows<{ actor: { id: string }; transactionFrom: string }>(
      'ledgerEntries',
      'actor { id } transactionFrom',
      'kind_in: ["VOTE_CAST", "DEPOSITED", "AGREEMENT_ACCEPTED", "TRANSFER", "DELEGATE_CHANGED"]',
    );
    const signed = entries.filter(({ actor, transactionFrom }) => actor.id === transactionFrom);
    expect(signed).to.have.length(5);
    expect(entries.map(({ actor }) => actor.id)).to.not.include(ZeroAddress);
  });

  it('F-28 F-35 keeps each mention of the same CID, also in the same second', async () => {
    const found = await rows<{ digest: string; entry: { timestamp: string } }>(
      'evidences',
      'digest entry { timestamp }',
      'cid: "bafysame"',
    );
    expect(found.map(({ digest }) => digest)).to.deep.equal([DIGEST, DIGEST, DIGEST]);
    expect(found[0]?.entry.timestamp).to.equal(found[1]?.entry.timestamp);
    expect(found[2]?.entry.timestamp).not.to.equal(found[1]?.entry.timestamp);
  });

  it('F-23 follows a proposal whose number is the largest there is', async () => {
    const query = `{
      proposals(where: { proposalId: "${MaxUint256}" }) {
        title status etaSeconds voteCount forVotes againstVotes votes { support }
      }
      proposalSearch(text: "top") { proposalId }
    }`;
    expect(await queryGraph(guild.ledgerUrl, query)).to.deep.equal({
      proposals: [
        {
          title: 'Top',
          status: 'EXECUTED',
          etaSeconds: String(MaxUint256),
          voteCount: '3',
          forVotes: String(2n * MaxUint256),
          againstVotes: String(MaxUint256),
          votes: [{ support: 'AGAINST' }, { support: 'FOR' }, { support: 'FOR' }],
        },
      ],
      proposalSearch: [{ proposalId: String(MaxUint256) }],
    });
  });

  it('has an entry of every log, and is healthy after all of it', async () => {
    await expectEveryLog(guild);
    await expectHealthy(guild);
  });
});
