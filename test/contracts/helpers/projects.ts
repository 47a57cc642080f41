import type { HardhatEthersSigner } from '@nomicfoundation/hardhat-ethers/types';
import { MaxUint256, ZeroAddress } from 'ethers';
import { contractAt, deployContract, networkHelpers, type TestContract } from './chain.ts';
import { DOLLAR, digestOf, type GuildFixture, guildFixture } from './guild.ts';

/** What is agreed about a milestone, as `createProject` takes it. */
export type MilestoneTerms = { contributor: string; amount: bigint; dueAt: number; skill: number; bond: bigint };

/** What is agreed about a project, as `createProject` takes it. */
export type ProjectTerms = {
  token: string;
  title: string;
  milestones: MilestoneTerms[];
  reviewers: string[];
  threshold: number;
  reviewWindow: number;
  grace: number;
  maxRevisions: number;
  maxFeeBps: number;
  arbiter: string;
  maxArbiterFeeBps: number;
  agreementDigest: string;
  agreementCid: string;
};

/** Values of `IProjects.MilestoneStatus`. */
export const MilestoneStatus = {
  Planned: 0n,
  Funded: 1n,
  Submitted: 2n,
  RevisionRequested: 3n,
  Released: 4n,
  Refunded: 5n,
  Disputed: 6n,
} as const;

/** Values of `IProjects.ProjectStatus`. */
export const ProjectStatus = { None: 0n, Proposed: 1n, Accepted: 2n, Cancelled: 3n } as const;

/** Values of `IProjects.ReleasePath`. */
export const ReleasePath = { Approved: 0n, Silence: 1n, Settlement: 2n, Ruling: 3n } as const;

/** Values of `IProjects.RefundReason`. */
export const RefundReason = { Cancelled: 0n, Lapsed: 1n, Abandoned: 2n, Settlement: 3n, Ruling: 4n } as const;

/** Values of `IProjects.WithheldReason`. */
export const WithheldReason = { None: 0n, NotAccepted: 1n, NotIndependent: 2n, NotJudged: 3n } as const;

/** Seconds in a day. */
export const DAY = 86_400;

/** Digest and CID of the first deliverable. */
export const DELIVERABLE = { digest: digestOf('deliverable'), cid: 'bafkreideliverable' };

/**
 * Terms of three milestones by two contributors, judged by two of two reviewers.
 *
 * @param fixture - The guild and its people.
 * @param changes - What differs.
 */
export async function termsOf(fixture: GuildFixture, changes: Partial<ProjectTerms> = {}): Promise<ProjectTerms> {
  const now = await networkHelpers.time.latest();
  return {
    token: await fixture.dollar.getAddress(),
    title: 'Market study',
    milestones: [
      { contributor: fixture.ana.address, amount: 1_000n * DOLLAR, dueAt: now + 10 * DAY, skill: 1, bond: 0n },
      { contributor: fixture.bo.address, amount: 2_000n * DOLLAR + 1n, dueAt: now + 20 * DAY, skill: 1, bond: 0n },
      { contributor: fixture.ana.address, amount: 39n, dueAt: now + 30 * DAY, skill: 1, bond: 0n },
    ],
    reviewers: [fixture.reviewer.address, fixture.secondReviewer.address],
    threshold: 2,
    reviewWindow: 3 * DAY,
    grace: DAY,
    maxRevisions: 2,
    maxFeeBps: 250,
    arbiter: ZeroAddress,
    maxArbiterFeeBps: 0,
    agreementDigest: digestOf('agreement'),
    agreementCid: 'bafkreiagreement',
    ...changes,
  };
}

/** A guild with project 1: created, wholly funded and accepted. */
export async function acceptedFixture() {
  const fixture = await guildFixture();
  const terms = await termsOf(fixture);
  await fixture.projects.connect(fixture.client).createProject(terms, 3);
  await acceptProject(fixture.projects, fixture.timelock, 1);
  return { ...fixture, terms };
}

/** Project 1 with the first milestone's deliverable submitted. */
export async function submittedFixture() {
  const fixture = await acceptedFixture();
  await submit(fixture.projects, fixture.ana, 0);
  return fixture;
}

/** Accepts a project on the terms that it has now. */
export async function acceptProject(projects: TestContract, by: HardhatEthersSigner, projectId: bigint | number) {
  const { termsHash } = await projects.projectOf(projectId);
  return projects.connect(by).acceptProject(projectId, termsHash);
}

/**
 * Funds a project's next milestones on the terms that it has now, whatever they cost.
 *
 * @param milestones - The first, and how many.
 */
export async function fund(
  projects: TestContract,
  payer: HardhatEthersSigner,
  projectId: bigint | number,
  ...milestones: [firstMilestone: bigint | number, count: bigint | number, overrides?: { value: bigint }]
) {
  const [firstMilestone, count, overrides = {}] = milestones;
  const { termsHash } = await projects.projectOf(projectId);
  return projects.connect(payer).fund(projectId, firstMilestone, count, MaxUint256, termsHash, overrides);
}

/** Submits the deliverable for a milestone of project 1. */
export async function submit(projects: TestContract, contributor: HardhatEthersSigner, milestoneId: number) {
  return projects.connect(contributor).submitDeliverable(1, milestoneId, DELIVERABLE.digest, DELIVERABLE.cid);
}

/** Reviews the deliverable of a milestone of project 1, without a written reason. */
export async function review(
  projects: TestContract,
  reviewer: HardhatEthersSigner,
  milestoneId: number,
  approved: boolean,
  revision = 1,
) {
  const reason = `0x${'0'.repeat(64)}`;
  return projects
    .connect(reviewer)
    .reviewDeliverable(1, milestoneId, revision, DELIVERABLE.digest, approved, reason, '');
}

/**
 * A Projects contract beside the guild's own, whose client has a million dollars approved.
 *
 * @param fixture - The guild, whose access manager it obeys.
 * @param others - Contracts that it works with instead of the guild's.
 */
export async function cloneProjects(
  fixture: GuildFixture,
  others: Partial<Record<'treasury' | 'rewards' | 'compliance', TestContract>>,
): Promise<TestContract> {
  const { deployment, accessManager, token, client, dollar } = fixture;
  const { treasury, rewards, compliance } = { ...fixture, ...others };
  const cloner = await deployContract('Cloner');
  const implementation = await contractAt('Projects', deployment.implementations.projects);
  const setup = implementation.interface.encodeFunctionData('initialize', [
    ...[accessManager.target, treasury.target, rewards.target, compliance.target, token.target],
    ...[250, [dollar.target, ZeroAddress]],
  ]);
  const address = await cloner.clone.staticCall(implementation, setup);
  await cloner.clone(implementation, setup);
  await dollar.connect(client).approve(address, 1_000_000n * DOLLAR);
  return contractAt('Projects', address);
}
