import { expect } from 'chai';
import { type ActingGuild, TIMELOCK_DELAY } from '../../testing/ledger/actingGuild.ts';
import { type PlayedLedger, playedLedger } from './playedLedger.ts';
import { readAll } from './readLedger.ts';

type Proposal = {
  proposalId: string;
  title: string;
  status: string;
  voteEnd: string;
  forVotes: string;
  againstVotes: string;
  abstainVotes: string;
  etaSeconds: string | null;
  quorum: string | null;
  operation: { operationId: string; status: string } | null;
};
type Payment = {
  amount: string;
  memo: string;
  execution: {
    target: string;
    calldata: string;
    proposal: { title: string; votes: { support: string }[] };
    effects: { kind: string; amount: string }[];
  } | null;
};
type ProjectRow = {
  number: string;
  status: string;
  termsHash: string;
  milestones: {
    index: number;
    status: string;
    dueAt: string;
    revision: number;
    reviewEndsAt: string | null;
    submissionObstacle: string | null;
  }[];
};

type CancelledProject = {
  status: string;
  acceptance: object | null;
  termsHash: string;
  lapsedAcceptances: {
    status: string;
    termsHash: string;
    currentTermsHash: string;
    entry: { kind: string; execution: { proposal: { title: string } } };
  }[];
};

/** Names of `IProjectsTypes.MilestoneStatus` and of `IProjectsTypes.ProjectStatus`, by their numbers. */
const MILESTONE_STATUS = ['PLANNED', 'FUNDED', 'SUBMITTED', 'REVISION_REQUESTED', 'RELEASED', 'REFUNDED', 'DISPUTED'];
const PROJECT_STATUS = ['NONE', 'PROPOSED', 'ACCEPTED', 'CANCELED'];

describe('the ledger’s state against the contracts', () => {
  let ledger: PlayedLedger;
  let guild: ActingGuild;
  let ofGuild: string;
  const rows = <Row>(list: string, fields: string, where = ofGuild) =>
    readAll<Row>(ledger.context.ledgerUrl, list, fields, where);
  before(async () => {
    ledger = await playedLedger();
    [guild] = ledger.acted;
    ofGuild = `guild: "${guild.id}"`;
  });

  it('F-13 knows every member’s tokens and voting power, and the supply', async () => {
    const members = await rows<{
      account: { id: string };
      balance: string;
      votingPower: string;
      joinedAt: string | null;
    }>('members', 'account { id } balance votingPower joinedAt');
    expect(members.length).to.be.greaterThan(4);
    for (const { account, balance, votingPower } of members) {
      expect(balance).to.equal(String(await guild.token.getFunction('balanceOf')(account.id)));
      expect(votingPower).to.equal(String(await guild.token.getFunction('getVotes')(account.id)));
    }
    const [found] = await rows<{ totalSupply: string; memberCount: string }>(
      'guilds',
      'totalSupply memberCount',
      `id: "${guild.id}"`,
    );
    expect(found?.totalSupply).to.equal(String(await guild.token.getFunction('totalSupply')()));
    expect(found?.memberCount).to.equal(String(members.filter(({ joinedAt }) => joinedAt !== null).length));
  });

  it('F-22 counts votes as the Governor does', async () => {
    const proposals = await proposalRows();
    expect(proposals.length).to.be.greaterThan(6);
    for (const { proposalId, againstVotes, forVotes, abstainVotes, voteEnd } of proposals) {
      const votes: bigint[] = await guild.governor.getFunction('proposalVotes')(proposalId);
      expect([againstVotes, forVotes, abstainVotes]).to.deep.equal([...votes].map(String));
      expect(voteEnd).to.equal(String(await guild.governor.getFunction('proposalDeadline')(proposalId)));
    }
  });

  it('F-19 knows how each proposal ended, also when the Governor wrote no log', async () => {
    const proposals = await proposalRows();
    const named = (title: string) => proposals.find((proposal) => proposal.title === title);
    expect(named('Take the project on')?.status).to.equal('EXECUTED');
    expect(named('Execute at the timelock')).to.deep.include({ status: 'EXECUTED' });
    expect(named('Raise the fee to 50%')).to.deep.include({ status: 'CANCELED' });
    expect(named('Raise the fee to 50%')?.operation?.status).to.equal('CANCELED');
    expect(named('БЮДЖЕТ на аудит: підсумок')).to.deep.include({ status: 'CANCELED', operation: null });
    expect(proposals.find(({ title }) => title.startsWith('Vote 🗳'))).to.deep.include({ status: 'DEFEATED' });
    for (const { operation, etaSeconds, proposalId } of proposals) {
      if (operation === null) continue;
      const ready = await guild.governor.getFunction('proposalEta')(proposalId);
      // The timelock forgets the time of what was executed or cancelled.
      if (ready > 1n) expect(etaSeconds).to.equal(String(ready));
      expect(Number(etaSeconds)).to.be.greaterThan(TIMELOCK_DELAY);
    }
  });

  it('F-40 leads from every payment of the treasury to the votes that allowed it', async () => {
    const payments = await rows<Payment>(
      'payments',
      'amount memo execution { target calldata proposal { title votes { support } } effects { kind amount } }',
      `${ofGuild} kind: TREASURY`,
    );
    expect(payments.map(({ amount }) => amount)).to.deep.equal(['500', '250', '2', '3']);
    for (const { amount, memo, execution } of payments) {
      expect(execution?.target).to.equal(String(guild.treasury.target).toLowerCase());
      const { args } = guild.treasury.interface.parseTransaction({ data: execution?.calldata ?? '' }) ?? { args: [] };
      expect([String(args[2]), args[5]]).to.deep.equal([amount, memo]);
      expect(execution?.effects).to.deep.equal([{ kind: 'PAID', amount }]);
      expect(execution?.proposal.votes.map(({ support }) => support)).to.include('FOR');
    }
    const [, accepted] = await rows<{ acceptance: { proposal: { title: string } } | null }>(
      'projects',
      'acceptance { proposal { title } }',
    );
    expect(accepted?.acceptance?.proposal.title).to.equal('Take the project on');
  });

  it('says of an acceptance that came too late that it accepted nothing, and which votes it was of', async () => {
    const fields =
      'status acceptance { id } lapsedAcceptances { status termsHash currentTermsHash entry { kind execution { proposal { title } } } }';
    const [cancelled] = await rows<CancelledProject>('projects', `termsHash ${fields}`);
    const [lapsed] = cancelled?.lapsedAcceptances ?? [];
    expect(cancelled).to.deep.include({ status: 'CANCELED', acceptance: null });
    expect(lapsed).to.deep.include({ status: 'CANCELED', currentTermsHash: cancelled?.termsHash });
    expect(lapsed?.termsHash).to.not.equal(lapsed?.currentTermsHash);
    expect(lapsed?.entry.kind).to.equal('ACCEPTANCE_LAPSED');
    expect(lapsed?.entry.execution.proposal.title).to.equal('Take the project on');
  });

  it('knows where every project and milestone stands', async () => {
    for (const { projects, id } of ledger.acted) {
      const ofMilestone = 'index status dueAt revision reviewEndsAt submissionObstacle';
      const fields = `number status termsHash milestones(orderBy: index) { ${ofMilestone} }`;
      const known = await rows<ProjectRow>('projects', fields, `guild: "${id}"`);
      expect(known.length).to.equal(Number(await projects.getFunction('projectCount')()));
      for (const { number, status, termsHash, milestones } of known) {
        const project = await projects.getFunction('projectOf')(number);
        expect(status).to.equal(PROJECT_STATUS[Number(project.status)]);
        expect(termsHash, `terms of project ${number}`).to.equal(project.termsHash);
        for (const { index, ...milestone } of milestones) {
          const stored = await projects.getFunction('milestoneOf')(number, index);
          expect(milestone, `milestone ${index} of project ${number}`).to.deep.equal({
            status: MILESTONE_STATUS[Number(stored.status)],
            dueAt: String(stored.dueAt),
            revision: Number(stored.revision),
            reviewEndsAt: stored.reviewEndsAt === 0n ? null : String(stored.reviewEndsAt),
            submissionObstacle: stored.submissionGated ? 'LEVEL' : null,
          });
        }
      }
    }
  });

  it('knows what every contributor earned and claimed', async () => {
    const writer = guild.chain.people.writer.address;
    const [member] = await rows<{ rewardAccrued: string; rewardClaimed: string }>(
      'members',
      'rewardAccrued rewardClaimed',
      `${ofGuild} account: "${writer.toLowerCase()}"`,
    );
    const claimed: bigint = await guild.rewards.getFunction('claimedOf')(writer);
    expect(member?.rewardClaimed).to.equal(String(claimed));
    expect(BigInt(member?.rewardAccrued ?? 0)).to.equal(
      claimed + (await guild.rewards.getFunction('claimableOf')(writer)),
    );
  });

  it('F-3 keeps text that is no text readable, and counts its vote', async () => {
    const votes = await rows<{ reason: string; support: string }>(
      'votes',
      'reason support',
      `support: ABSTAIN voter: "${guild.chain.people.founder.address.toLowerCase()}"`,
    );
    expect(votes.map(({ reason }) => reason)).to.deep.equal([
      `\uFEFFA${'\uFFFD'.repeat(5)}\uFFFDA\uFFFD${'B'.repeat(16)}`,
    ]);
  });

  function proposalRows() {
    return rows<Proposal>(
      'proposals',
      `proposalId title status voteEnd forVotes againstVotes abstainVotes etaSeconds quorum operation { operationId status }`,
    );
  }
});
