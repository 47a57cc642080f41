import type { HardhatEthersSigner } from '@nomicfoundation/hardhat-ethers/types';
import { id } from 'ethers';
import { contractAt, deployContract, networkHelpers, type TestContract } from '../helpers/chain.ts';
import { DOLLAR, type GuildFixture, TOKEN } from '../helpers/guild.ts';
import { DAY, DELIVERABLE } from '../helpers/projects.ts';
import { Support } from '../helpers/proposal.ts';
import { AGREEMENT, DESCRIPTION, type GasFigures, gasOf } from './measure.ts';

/**
 * The same project in one clone per deal, the second deal of its factory.
 *
 * @param fixture - Whose people and dollar are used.
 */
export async function measurePlainEscrow(fixture: GuildFixture): Promise<GasFigures> {
  const factory = await deployContract('PlainEscrowFactory');
  await playDeal(fixture, factory, fixture.ana);
  return playDeal(fixture, factory, fixture.bo);
}

async function playDeal({ client, dollar }: GuildFixture, factory: TestContract, contributor: HardhatEthersSigner) {
  const now = await networkHelpers.time.latest();
  const amounts = [1_000n, 2_000n, 3_000n].map((dollars) => dollars * DOLLAR);
  const dueDates = [10, 20, 30].map((days) => now + days * DAY);
  const deal = [contributor.address, dollar.target, amounts, dueDates, AGREEMENT.digest, AGREEMENT.cid] as const;
  const address = await factory.connect(client).create.staticCall(...deal);
  const createProject = await gasOf(factory.connect(client).create(...deal));
  const escrow = await contractAt('PlainEscrow', address);
  await dollar.connect(client).approve(address, 10_000n * DOLLAR);
  await escrow.connect(client).fund(0);
  const fund = await gasOf(escrow.connect(client).fund(1));
  const submit = (milestoneId: number) =>
    escrow.connect(contributor).submit(milestoneId, DELIVERABLE.digest, DELIVERABLE.cid);
  const submitDeliverable = await gasOf(submit(0));
  const lastApproval = await gasOf(escrow.connect(client).release(0, DELIVERABLE.digest));
  await submit(1);
  const release = await gasOf(escrow.connect(client).release(1, DELIVERABLE.digest));
  return { createProject, fund, submitDeliverable, lastApproval, release };
}

/**
 * The same proposal in OpenZeppelin's plain Governor, its second one.
 *
 * @param fixture - Whose people are used.
 */
export async function measurePlainGovernor(fixture: GuildFixture): Promise<GasFigures> {
  const { founder, holder, deployer } = fixture;
  const token = await deployContract('PlainToken');
  for (const account of [founder, holder]) {
    await token.mint(account, 100n * TOKEN);
    await token.connect(account).delegate(account);
  }
  const timelock = await deployContract('PlainGovernorTimelock', deployer.address);
  const governor = await deployContract('PlainGovernor', token.target, timelock.target);
  await timelock.grantRole(id('PROPOSER_ROLE'), governor);
  await timelock.grantRole(id('EXECUTOR_ROLE'), governor);
  await playPlain(fixture, governor, `${DESCRIPTION}1`, 100);
  return playPlain(fixture, governor, `${DESCRIPTION}2`, 200);
}

async function playPlain(
  { founder, holder, dollar, stranger }: GuildFixture,
  governor: TestContract,
  description: string,
  amount: number,
) {
  const calldata = dollar.interface.encodeFunctionData('approve', [stranger.address, amount]);
  const proposal = [[dollar.target], [0n], [calldata]] as const;
  const hashed = [...proposal, id(description)] as const;
  const proposalId = await governor.hashProposal(...hashed);
  const propose = await gasOf(governor.connect(founder).propose(...proposal, description));
  await networkHelpers.time.increaseTo((await governor.proposalSnapshot(proposalId)) + 1n);
  const firstVote = await gasOf(governor.connect(founder).castVote(proposalId, Support.For));
  const laterVote = await gasOf(governor.connect(holder).castVote(proposalId, Support.For));
  await networkHelpers.time.increaseTo((await governor.proposalDeadline(proposalId)) + 1n);
  const queue = await gasOf(governor.connect(founder).queue(...hashed));
  await networkHelpers.time.increase(DAY);
  const execute = await gasOf(governor.connect(founder).execute(...hashed));
  return { propose, firstVote, laterVote, queue, execute };
}
