import { expect } from 'chai';
import { concat, solidityPacked, ZeroHash } from 'ethers';
import { deployContract, ethers, impersonate, networkHelpers } from '../helpers/chain.ts';
import { signRequest } from '../helpers/forward.ts';
import { DOLLAR, digestOf, guildFixture } from '../helpers/guild.ts';
import {
  actionsOf,
  Category,
  carry,
  type Action as ProposalAction,
  ProposalState,
  proposalOf,
  Support,
} from '../helpers/proposal.ts';

const { loadFixture, setCode } = networkHelpers;

/** Values of `ICompliance.Action` and `ICompliance.Obstacle`. */
const Action = { Fund: 0, Submit: 1, Withdraw: 2, Vote: 3, Pay: 4 } as const;
const Obstacle = { Frozen: 1 } as const;

/** An open vote in Strategy, in a guild whose Compliance only refuses; the gate on votes is on, and the founder refused. */
async function gatedFixture() {
  const fixture = await guildFixture();
  const { governor, compliance, founder } = fixture;
  const mock = await deployContract('TestCompliance');
  await setCode(compliance.target as string, await ethers.provider.getCode(mock));
  const freezing = mock.attach(compliance) as typeof mock;
  const proposal = await proposalOf(fixture, 'Adopt', actionsOf(fixture)[Category.Strategy]);
  await proposal.propose(founder);
  await proposal.toVote();
  await freezing.setRefused(founder, Action.Vote, true);
  await freezing.switchGate(governor, Action.Vote, true);
  return { ...fixture, freezing, proposal };
}

describe('the gate on votes', () => {
  it('is switched by the Compliance contract only', async () => {
    const { governor, compliance, founder, guardian, officer, timelock } = await loadFixture(guildFixture);
    for (const caller of [founder, guardian, officer, timelock]) {
      await expect(governor.connect(caller).setGated(Action.Vote, true))
        .to.be.revertedWithCustomError(governor, 'GatedUnauthorized')
        .withArgs(caller.address);
    }
    const contract = await impersonate(compliance);
    for (const gated of [true, true, false]) {
      await governor.connect(contract).setGated(Action.Vote, gated);
      expect(await governor.isGated(Action.Vote)).to.equal(gated);
    }
  });

  it('is not switched by a request that claims to be from the Compliance contract', async () => {
    const { governor, forwarder, compliance } = await loadFixture(guildFixture);
    const relay = await impersonate(forwarder);
    const data = concat([
      governor.interface.encodeFunctionData('setGated', [Action.Vote, true]),
      compliance.target as string,
    ]);
    await expect(relay.sendTransaction({ to: governor.target, data }))
      .to.be.revertedWithCustomError(governor, 'GatedUnauthorized')
      .withArgs(forwarder.target);
  });

  it('leaves the actions alone that the governor does not have', async () => {
    const { governor, compliance } = await loadFixture(guildFixture);
    const contract = await impersonate(compliance);
    for (const action of [Action.Fund, Action.Submit, Action.Withdraw]) {
      await governor.connect(contract).setGated(action, true);
      expect(await governor.isGated(action)).to.equal(false);
    }
    expect(await governor.isGated(Action.Vote)).to.equal(false);
    await governor.connect(contract).setGated(Action.Vote, true);
    await governor.connect(contract).setGated(Action.Fund, false);
    expect(await governor.isGated(Action.Vote)).to.equal(true);
    expect(await governor.isGated(Action.Fund)).to.equal(false);
  });

  it('A-6 is not used by a freeze: an officer and a minority take nothing from a frozen majority', async () => {
    const fixture = await loadFixture(guildFixture);
    const { compliance, officer, founder, holder, governor, treasury, client, dollar } = fixture;
    await dollar.connect(client).approve(treasury, 1_000n * DOLLAR);
    await treasury.connect(client).deposit(dollar, 1_000n * DOLLAR, 0, ZeroHash);
    await compliance.connect(officer).freeze(founder, 2n ** 40n - 1n, digestOf('no reason'));
    const pay = [dollar.target, holder.address, 1_000n * DOLLAR, 0, ZeroHash, ''];
    const heist = await proposalOf(fixture, 'heist', [treasury, 'pay', ...pay]);
    await heist.propose(holder);
    await heist.toVote();
    await governor.connect(holder).castVote(heist.id, Support.For);
    await governor.connect(founder).castVote(heist.id, Support.Against);
    await heist.pastVote();
    expect(await governor.state(heist.id)).to.equal(ProposalState.Defeated);
    await carry(
      fixture,
      await proposalOf(fixture, 'free', [compliance, 'unfreeze', founder.address, digestOf('vote')]),
    );
    expect(await compliance.isFrozen(founder)).to.equal(false);
  });

  it('T-3 keeps whom a policy refuses from voting, in whatever way', async () => {
    const fixture = await loadFixture(gatedFixture);
    const { governor, compliance, forwarder, freezing, proposal, founder, stranger } = fixture;
    const params = solidityPacked(['uint128', 'uint128', 'uint128'], [0, 1, 0]);
    const ballot = { proposalId: proposal.id, voter: founder.address };
    const nonce = await governor['nonces(address,uint192)'](founder, BigInt.asUintN(192, proposal.id));
    const domain = {
      name: await governor.name(),
      version: '1',
      chainId: (await ethers.provider.getNetwork()).chainId,
      verifyingContract: await governor.getAddress(),
    };
    const signature = await founder.signTypedData(domain, types(0), { ...ballot, support: Support.For, nonce });
    const extended = { ...ballot, support: Support.Fractional, nonce, reason: '', params };
    const extendedSignature = await founder.signTypedData(domain, types(1), extended);
    const mine = governor.connect(founder);
    const theirs = governor.connect(stranger);
    const ways = [
      () => mine.castVote(proposal.id, Support.For),
      () => mine.castVoteWithReason(proposal.id, Support.For, 'Cheaper'),
      () => mine.castVoteWithReasonAndParams(proposal.id, Support.Fractional, '', params),
      () => theirs.castVoteBySig(proposal.id, Support.For, founder, signature),
      () =>
        theirs.castVoteWithReasonAndParamsBySig(
          proposal.id,
          Support.Fractional,
          founder,
          '',
          params,
          extendedSignature,
        ),
    ];
    for (const vote of ways) {
      await expect(vote())
        .to.be.revertedWithCustomError(compliance, 'ComplianceNotMet')
        .withArgs(founder.address, Action.Vote, Obstacle.Frozen);
    }
    const request = await signRequest(forwarder, founder, governor, ['castVote', proposal.id, Support.For]);
    await expect(forwarder.connect(stranger).execute(request)).to.be.revertedWithCustomError(forwarder, 'FailedCall');
    expect(await governor.hasVoted(proposal.id, founder)).to.equal(false);

    await freezing.setRefused(founder, Action.Vote, false);
    await mine.castVote(proposal.id, Support.For);
    expect(await governor.hasVoted(proposal.id, founder)).to.equal(true);
  });

  it('T-3 lets others vote, and keeps nobody from proposing or queueing', async () => {
    const fixture = await loadFixture(gatedFixture);
    const { governor, projects, proposal, founder, holder } = fixture;
    await expect(governor.connect(holder).castVote(proposal.id, Support.For)).to.emit(governor, 'VoteCast');
    await proposal.pastVote();
    await expect(proposal.queue(founder)).to.emit(governor, 'ProposalQueued');
    const other = await proposalOf(fixture, 'Fee to 2%', [projects, 'setFeeBps', 200]);
    await expect(other.propose(founder)).to.emit(governor, 'ProposalCreated');
  });

  it('G-25 stands where all actions are of Prioritization, Strategy and Compliance, and below Parameters', async () => {
    const fixture = await loadFixture(gatedFixture);
    const { governor, founder, compliance } = fixture;
    const gated = [Category.Prioritization, Category.Strategy, Category.Compliance];
    for (const [category, action] of actionsOf(fixture).entries()) {
      for (let chosen = category; chosen <= Category.Emergency; ++chosen) {
        const other = await proposalOf(fixture, `${category} in ${chosen}`, action);
        await other.proposeInCategory(founder, chosen);
        await other.toVote();
        const vote = governor.connect(founder).castVote(other.id, Support.For);
        if (gated.some((each) => each === category) && chosen < Category.Parameters)
          await expect(vote).to.be.revertedWithCustomError(compliance, 'ComplianceNotMet');
        else await expect(vote).to.emit(governor, 'VoteCast');
      }
    }
  });

  it('G-25 never stands where money moves, in whatever company and whatever stricter category', async () => {
    const fixture = await loadFixture(gatedFixture);
    const { governor, founder, compliance } = fixture;
    const [round, pay, adopt, free] = actionsOf(fixture);
    const vote = async (category: number, ...actions: ProposalAction[]) => {
      const other = await proposalOf(fixture, `In ${category}`, ...actions);
      await other.proposeInCategory(founder, category);
      await other.toVote();
      return expect(governor.connect(founder).castVote(other.id, Support.For));
    };
    for (const category of [Category.Strategy, Category.Compliance]) {
      await (await vote(category, pay)).to.emit(governor, 'VoteCast');
      await (await vote(category, adopt, pay)).to.emit(governor, 'VoteCast');
      await (await vote(category, pay, round)).to.emit(governor, 'VoteCast');
      await (await vote(category, round, adopt)).to.be.revertedWithCustomError(compliance, 'ComplianceNotMet');
    }
    await (await vote(Category.Compliance, free, pay)).to.emit(governor, 'VoteCast');
  });

  it('G-25 a proposal stays as it was made, when a function’s category changes', async () => {
    const fixture = await loadFixture(gatedFixture);
    const { governor, categoryPolicy, treasury, founder, holder, timelock, proposal, compliance } = fixture;
    const adopt = categoryPolicy.interface.getFunction('adoptStrategy')?.selector;
    const paying = await proposalOf(fixture, 'Pay', actionsOf(fixture)[Category.Resources]);
    await paying.propose(founder);
    await paying.toVote();
    await categoryPolicy.connect(timelock).setFunctionCategory(categoryPolicy, adopt, Category.Resources);
    const pay = treasury.interface.getFunction('pay')?.selector;
    await categoryPolicy.connect(timelock).setFunctionCategory(treasury, pay, Category.Strategy);
    await expect(governor.connect(founder).castVote(proposal.id, Support.For)).to.be.revertedWithCustomError(
      compliance,
      'ComplianceNotMet',
    );
    for (const voter of [founder, holder]) await governor.connect(voter).castVote(paying.id, Support.For);
  });

  it('G-25 an officer and a minority take nothing, where a policy lets the officer choose the voters', async () => {
    const fixture = await loadFixture(guildFixture);
    const { compliance, officer, timelock, founder, holder, governor, treasury, client, dollar } = fixture;
    await dollar.connect(client).approve(treasury, 1_000n * DOLLAR);
    await treasury.connect(client).deposit(dollar, 1_000n * DOLLAR, 0, ZeroHash);
    await compliance.connect(timelock).setActionPolicy(Action.Vote, [true, 1, 0]);
    await compliance.connect(officer).setStatus(holder, 1, '0x0000', 0, ZeroHash, ZeroHash);
    const pay = [dollar.target, officer.address, 1_000n * DOLLAR, 0, ZeroHash, ''];
    for (const category of [Category.Resources, Category.Strategy, Category.Compliance]) {
      const heist = await proposalOf(fixture, `Heist in ${category}`, [treasury, 'pay', ...pay]);
      await heist.proposeInCategory(holder, category);
      await heist.toVote();
      await governor.connect(holder).castVote(heist.id, Support.For);
      await governor.connect(founder).castVote(heist.id, Support.Against);
      await heist.pastVote();
      expect(await governor.state(heist.id)).to.equal(ProposalState.Defeated);
    }
  });

  it('asks nothing while it is off', async () => {
    const { governor, freezing, proposal, founder } = await loadFixture(gatedFixture);
    await freezing.switchGate(governor, Action.Vote, false);
    await governor.connect(founder).castVote(proposal.id, Support.For);
    expect(await governor.hasVoted(proposal.id, founder)).to.equal(true);
  });
});

/** The EIP-712 types of a plain ballot (0) or one with a reason and parameters (1). */
function types(kind: 0 | 1) {
  const fields = [
    { name: 'proposalId', type: 'uint256' },
    { name: 'support', type: 'uint8' },
    { name: 'voter', type: 'address' },
    { name: 'nonce', type: 'uint256' },
  ];
  const more = [
    { name: 'reason', type: 'string' },
    { name: 'params', type: 'bytes' },
  ];
  return kind === 0 ? { Ballot: fields } : { ExtendedBallot: [...fields, ...more] };
}
