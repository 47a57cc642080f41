import type { HardhatEthersSigner } from '@nomicfoundation/hardhat-ethers/types';
import type { ContractTransactionResponse } from 'ethers';
import { deployContract, ethers, networkHelpers, type TestContract } from '../helpers/chain.ts';
import { DOLLAR, digestOf, type GuildFixture } from '../helpers/guild.ts';
import { acceptProject, DAY, DELIVERABLE, type ProjectTerms, termsOf } from '../helpers/projects.ts';
import { proposalOf, Support } from '../helpers/proposal.ts';

/** Gas of whole transactions, by action. */
export type GasFigures = Record<string, number>;

const NO_REASON = ['0x'.padEnd(66, '0'), ''] as const;

/** Gas that a transaction used, its 21,000 and its calldata included. */
export async function gasOf(sent: Promise<ContractTransactionResponse>): Promise<number> {
  const receipt = await (await sent).wait();
  if (!receipt) throw new Error('The transaction is not mined.');
  return Number(receipt.gasUsed);
}

type Step = { depth: number; gas: number; op: string; stack: string[] };

/**
 * Gas that a transaction spent in its calls of one contract, the call itself included.
 *
 * @param hash - The transaction.
 * @param contract - The contract called.
 */
async function gasIn(hash: string, contract: TestContract): Promise<number> {
  const { structLogs } = (await ethers.provider.send('debug_traceTransaction', [hash])) as { structLogs: Step[] };
  const address = BigInt(contract.target as string);
  const called = structLogs.findIndex(
    ({ op, stack }) => op === 'CALL' && BigInt(`0x${(stack.at(-2) ?? '0').replace(/^0x/, '')}`) === address,
  );
  if (called < 0) return 0;
  const before = structLogs[called] as Step;
  const after = structLogs.slice(called + 1).find(({ depth }) => depth === before.depth) as Step;
  return before.gas - after.gas;
}

/**
 * A project's life in a guild that has seen one before, so that no slot is written for the first time but those of the
 * project itself.
 *
 * @param fixture - The guild.
 */
export async function measureProjects(fixture: GuildFixture): Promise<GasFigures> {
  await playProject(fixture, fixture.ana);
  return playProject(fixture, fixture.bo);
}

/** Gas of a release in all, and without its report to Rewards. */
async function measureRelease(sent: Promise<ContractTransactionResponse>, rewards: TestContract) {
  const gas = await gasOf(sent);
  return { gas, alone: gas - (await gasIn((await sent).hash, rewards)) };
}

async function playProject(fixture: GuildFixture, contributor: HardhatEthersSigner) {
  const { projects, client, timelock, reviewer, ana } = fixture;
  const terms = await projectTerms(fixture, contributor, [reviewer.address]);
  const createProject = await gasOf(projects.connect(client).createProject(terms, 0));
  const projectId: bigint = await projects.projectCount();
  await acceptProject(projects, timelock, projectId);
  const { termsHash } = await projects.projectOf(projectId);
  const fundNext = async (milestoneId: number) =>
    projects.connect(client).fund(projectId, milestoneId, 1, terms.milestones[milestoneId]?.amount ?? 0n, termsHash);
  await fundNext(0);
  const fund = await gasOf(fundNext(1));
  await fundNext(2);
  const submitDeliverable = await gasOf(submit(projects, contributor, projectId, 0));
  const approval = await measureRelease(review(projects, reviewer, projectId, 0), fixture.rewards);
  await submit(projects, contributor, projectId, 1);
  await networkHelpers.time.increase(4 * DAY);
  const silence = await measureRelease(projects.connect(ana).release(projectId, 1), fixture.rewards);
  const firstWithdraw = await gasOf(projects.connect(contributor).withdraw(fixture.dollar, contributor));
  await submit(projects, contributor, projectId, 2);
  await networkHelpers.time.increase(4 * DAY);
  await projects.connect(ana).release(projectId, 2);
  const withdraw = await gasOf(projects.connect(contributor).withdraw(fixture.dollar, contributor));

  const reviewDeliverable = await measureReview(fixture, contributor);
  const openDispute = await measureDispute(fixture, contributor);
  return {
    ...{ createProject, fund, submitDeliverable, reviewDeliverable },
    ...{ lastApproval: approval.alone, lastApprovalWithReport: approval.gas },
    ...{ release: silence.alone, releaseWithReport: silence.gas },
    ...{ withdraw, firstWithdraw, openDispute },
  };
}

/** The first of two approvals that a milestone needs. */
async function measureReview(fixture: GuildFixture, contributor: HardhatEthersSigner): Promise<number> {
  const { projects, client, timelock, reviewer, secondReviewer } = fixture;
  const terms = await projectTerms(fixture, contributor, [reviewer.address, secondReviewer.address]);
  await projects.connect(client).createProject({ ...terms, threshold: 2 }, 1);
  const projectId: bigint = await projects.projectCount();
  await acceptProject(projects, timelock, projectId);
  await submit(projects, contributor, projectId, 0);
  return gasOf(review(projects, reviewer, projectId, 0));
}

/** A dispute of a milestone under review, whose arbiter asks for nothing. */
async function measureDispute(fixture: GuildFixture, contributor: HardhatEthersSigner): Promise<number> {
  const { projects, client, timelock, reviewer, stranger, forwarder } = fixture;
  const arbiter = await deployContract('DirectArbiter', forwarder.target, stranger.address);
  const terms = await projectTerms(fixture, contributor, [reviewer.address]);
  await projects.connect(client).createProject({ ...terms, arbiter: arbiter.target }, 1);
  const projectId: bigint = await projects.projectCount();
  await acceptProject(projects, timelock, projectId);
  await submit(projects, contributor, projectId, 0);
  return gasOf(projects.connect(client).openDispute(projectId, 0, DELIVERABLE.digest, DELIVERABLE.cid));
}

async function projectTerms(
  fixture: GuildFixture,
  contributor: HardhatEthersSigner,
  reviewers: string[],
): Promise<ProjectTerms> {
  const terms = await termsOf(fixture);
  const milestones = [1_000n, 2_000n, 3_000n].map((dollars, index) => ({
    contributor: contributor.address,
    amount: dollars * DOLLAR,
    dueAt: (terms.milestones[index] as { dueAt: number }).dueAt,
    skill: 1,
    bond: 0n,
  }));
  return { ...terms, milestones, reviewers, threshold: 1 };
}

function submit(projects: TestContract, contributor: HardhatEthersSigner, projectId: bigint, milestoneId: number) {
  return projects.connect(contributor).submitDeliverable(projectId, milestoneId, DELIVERABLE.digest, DELIVERABLE.cid);
}

function review(projects: TestContract, reviewer: HardhatEthersSigner, projectId: bigint, milestoneId: number) {
  const { digest } = DELIVERABLE;
  return projects.connect(reviewer).reviewDeliverable(projectId, milestoneId, 1, digest, true, ...NO_REASON);
}

/** Text of a measured proposal; what it does is to approve an amount of the test dollar. */
export const DESCRIPTION = 'x'.repeat(200);

/**
 * A proposal's life, the second one of its guild.
 *
 * @param fixture - The guild.
 */
export async function measureGovernance(fixture: GuildFixture): Promise<GasFigures> {
  await playProposal(fixture, `${DESCRIPTION}1`, 100);
  return playProposal(fixture, `${DESCRIPTION}2`, 200);
}

async function playProposal(fixture: GuildFixture, description: string, amount: number) {
  const { governor, founder, holder, dollar, stranger } = fixture;
  const proposal = await proposalOf(fixture, description, [dollar, 'approve', stranger.address, amount]);
  const propose = await gasOf(proposal.propose(founder));
  await proposal.toVote();
  const firstVote = await gasOf(governor.connect(founder).castVote(proposal.id, Support.For));
  const laterVote = await gasOf(governor.connect(holder).castVote(proposal.id, Support.For));
  await proposal.pastVote();
  const queue = await gasOf(proposal.queue(founder));
  await networkHelpers.time.increase(DAY);
  const execute = await gasOf(proposal.execute(founder));
  return { propose, firstVote, laterVote, queue, execute };
}

/** Digest and CID of an agreement, as both escrows take them. */
export const AGREEMENT = { digest: digestOf('agreement'), cid: 'bafkreiagreement' };
