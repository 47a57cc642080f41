import { expect } from 'chai';
import { type ProposalRow, proposalState } from './proposalState.ts';

const row: ProposalRow = {
  status: 'CREATED',
  proposer: 'proposer',
  voteStart: 100n,
  voteEnd: 200n,
  expiresAt: 300n,
  etaSeconds: null,
  operation: null,
  forVotes: 60n,
  againstVotes: 40n,
  abstainVotes: 0n,
  approvalBps: 6_000n,
};
const stateAt = (now: bigint, change: Partial<ProposalRow> = {}, quorum = 60n) =>
  proposalState({ ...row, ...change }, now, async () => quorum);

describe('the state of a proposal', () => {
  for (const [now, name] of [
    [100n, 'PENDING'],
    [101n, 'ACTIVE'],
    [200n, 'ACTIVE'],
    [201n, 'SUCCEEDED'],
    [300n, 'SUCCEEDED'],
    [301n, 'EXPIRED'],
  ] as const) {
    it(`is ${name} at ${now}`, async () => {
      expect((await stateAt(now)).name).to.equal(name);
    });
  }

  it('follows from votes, approval and quorum before anybody records it', async () => {
    expect((await stateAt(201n, {}, 61n)).name).to.equal('DEFEATED');
    expect((await stateAt(201n, { abstainVotes: 1n }, 61n)).name).to.equal('SUCCEEDED');
    expect((await stateAt(201n, { againstVotes: 41n })).name).to.equal('DEFEATED');
    expect((await stateAt(201n, { forVotes: 50n, againstVotes: 50n, approvalBps: 5_000n }, 0n)).name).to.equal(
      'DEFEATED',
    );
  });

  it('stays what is final, whatever the time', async () => {
    for (const status of ['CANCELED', 'EXECUTED', 'DEFEATED'] as const) {
      expect(await stateAt(0n, { status })).to.deep.equal({ name: status, next: [], lapse: null });
    }
    const queued = { status: 'QUEUED', etaSeconds: 250n };
    expect((await stateAt(260n, { ...queued, operation: 'EXECUTED' })).name).to.equal('EXECUTED');
    expect((await stateAt(260n, { ...queued, operation: 'CANCELED' })).name).to.equal('CANCELED');
  });

  it('tells what comes next, and when', async () => {
    const pending = await stateAt(100n);
    expect(pending.next.map(({ mutation, by, from, until }) => ({ mutation, by, from, until }))).to.deep.equal([
      { mutation: 'prepareCancelProposal', by: ['proposer'], from: null, until: 100n },
      { mutation: 'prepareCastVote', by: null, from: 101n, until: 200n },
    ]);
    expect(pending.lapse?.at).to.equal(101n);
    const active = await stateAt(150n);
    expect(active.lapse).to.deep.equal({
      at: 201n,
      sentence: 'With the votes so far it is won, and can be queued from 1970-01-01 00:03:21 UTC on.',
    });
    const queued = { status: 'QUEUED', etaSeconds: 250n, operation: 'SCHEDULED' };
    const [execute] = (await stateAt(249n, queued)).next;
    expect(execute).to.deep.include({ mutation: 'prepareExecute', from: 250n, until: 300n, reminds: ['proposer'] });
    expect((await stateAt(250n, queued)).next[0]?.from).to.equal(null);
    expect((await stateAt(301n, queued)).name).to.equal('EXPIRED');
  });

  it('offers to record an outcome until it is recorded', async () => {
    const mutations = async (change: Partial<ProposalRow>) =>
      (await stateAt(201n, change)).next.map(({ mutation }) => mutation);
    expect(await mutations({})).to.deep.equal(['prepareQueue', 'prepareFinalize']);
    expect(await mutations({ status: 'SUCCEEDED' })).to.deep.equal(['prepareQueue']);
    expect(await mutations({ status: 'SUCCEEDED', expiresAt: 200n })).to.deep.equal(['prepareFinalize']);
    expect(await mutations({ status: 'EXPIRED', expiresAt: 200n })).to.deep.equal([]);
    expect(await mutations({ forVotes: 0n })).to.deep.equal(['prepareFinalize']);
  });
});
