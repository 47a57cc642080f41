import { expect } from 'chai';
import { waitingAgreements } from './agreements.ts';
import { vested, waitingClaims } from './claims.ts';
import type { OwnRows } from './ownRows.ts';
import { waitingVotes } from './votes.ts';

const guild = { id: '0xaa', name: 'Guild' };
const waiter = { account: '0x11', now: 150n };
const block = { number: 7 };

/** A ledger that gives one answer after the other. */
function answering(...answers: unknown[]) {
  const asked: string[] = [];
  const query = async <T>(document: string): Promise<T> => {
    asked.push(document);
    return answers.shift() as T;
  };
  return { asked, asking: { ledger: { query }, block } };
}

describe('votes that wait', () => {
  const proposal = {
    id: '0xp',
    title: 'P',
    voteStart: '100',
    voteEnd: '200',
    guild,
    votes: [] as { weight: string }[],
  };
  const round = { id: '0xr', title: 'R', startsAt: '100', endsAt: '180', guild, ballots: [] as { id: string }[] };
  const power = (...all: string[]) => Object.fromEntries(all.map((newVotes, at) => [`at${at}`, [{ newVotes }]]));
  const mutations = async (proposals: object[], rounds: object[], votes: object) => {
    const { asking } = answering({ proposals, rounds }, votes);
    return (await waitingVotes([guild.id], waiter, asking)).map(({ mutation }) => mutation);
  };

  it('are those of proposals and rounds in which not all was cast', async () => {
    expect(await mutations([proposal], [round], power('5', '5'))).to.deep.equal([
      'prepareCastVote',
      'prepareCastBallot',
    ]);
    expect(await mutations([{ ...proposal, votes: [{ weight: '2' }, { weight: '3' }] }], [], power('5'))).to.deep.equal(
      [],
    );
    expect(await mutations([{ ...proposal, votes: [{ weight: '2' }] }], [], power('5'))).to.deep.equal([
      'prepareCastVote',
    ]);
    expect(await mutations([proposal], [{ ...round, ballots: [{ id: '0xb' }] }], power('5'))).to.deep.equal([
      'prepareCastVote',
    ]);
  });

  it('are none of who had no votes when the vote opened', async () => {
    expect(await mutations([proposal], [round], { at0: [], at1: [{ newVotes: '0' }] })).to.deep.equal([]);
  });

  it('are asked for only where the account has a part', async () => {
    const { asked, asking } = answering();
    expect(await waitingVotes([], waiter, asking)).to.deep.equal([]);
    expect(await waitingAgreements([], waiter, asking)).to.deep.equal([]);
    expect(asked).to.deep.equal([]);
  });
});

describe('agreements that wait', () => {
  it('are each told once, until their current version is accepted', async () => {
    const policy = (id: string, acceptances: { id: string }[]) => ({
      guild,
      agreement: { id, current: { version: '2', title: 'Code', digest: '0xd', acceptances } },
    });
    const { asking } = answering({
      actionPolicies: [policy('0x1', []), policy('0x1', []), policy('0x2', [{ id: '0xe' }])],
    });
    const steps = await waitingAgreements([guild.id], waiter, asking);
    expect(steps.map(({ input }) => input)).to.deep.equal([
      { agreement: '0x1', version: 2, digest: '0xd', from: waiter.account },
    ]);
  });
});

describe('claims that wait', () => {
  const token = { id: '0xt', symbol: 'GLD', decimals: 0 };
  const grant = { id: '0xg', amount: 100n, claimed: 0n, startsAt: 100n, cliff: 50n, duration: 200n };
  const rows = { creditBalances: [], members: [], rewardGrants: [] } as unknown as OwnRows;

  it('vest as the contract lets them, rounded down', () => {
    expect(vested(grant, 149n)).to.equal(0n);
    expect(vested(grant, 150n)).to.equal(25n);
    expect(vested({ ...grant, amount: 7n }, 199n)).to.equal(3n);
    expect(vested(grant, 300n)).to.equal(100n);
    expect(vested({ ...grant, duration: 0n, cliff: 0n }, 100n)).to.equal(100n);
  });

  it('tell grants apart from what does not vest', () => {
    const owner = { ...guild, token };
    const members = [{ rewardAccrued: 130n, rewardClaimed: 20n, guild: owner }];
    const rewardGrants = [{ ...grant, claimed: 20n, guild: owner }];
    const steps = waitingClaims({ ...rows, members, rewardGrants }, waiter);
    expect(steps.map(({ mutation, sentence }) => [mutation, sentence.split(' can')[0]])).to.deep.equal([
      ['prepareClaim', 'Rewards of 30 GLD'],
      ['prepareClaimGrants', 'Rewards of 5 GLD'],
    ]);
    expect(waitingClaims({ ...rows, members, rewardGrants }, { ...waiter, now: 140n })).to.have.length(1);
  });
});
