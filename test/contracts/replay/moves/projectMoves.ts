import { ZeroAddress, ZeroHash } from 'ethers';
import type { Random } from '../../../../testing/random.ts';
import { networkHelpers } from '../../helpers/chain.ts';
import { DOLLAR, digestOf, TOKEN } from '../../helpers/guild.ts';
import { acceptProject, DAY, DELIVERABLE, fund, type ProjectTerms } from '../../helpers/projects.ts';
import {
  AMENDMENT,
  domainOf,
  NO_AGREEMENT,
  type SigningDomain,
  signScopeChange,
  signSettlement,
} from '../../helpers/signing.ts';
import { anyId, anyToken, type Moves, type Stage } from './move.ts';

const MILESTONES = 3;

/** Moves of clients, contributors, reviewers and arbiters. */
export const projectMoves: Moves = {
  async createProject(stage, random) {
    if (!random.once(4)) return;
    const client = random.pick(stage.clients);
    const terms = await anyTerms(stage, random);
    const fundCount = random.number(MILESTONES + 1);
    const value = coinFor(terms.token, terms.milestones.slice(0, fundCount));
    return stage.projects.connect(client).createProject(terms, fundCount, { value });
  },
  async fund(stage, random) {
    const projectId = await anyProject(stage, random);
    const { fundedCount, token } = await stage.projects.projectOf(projectId);
    const milestone = await stage.projects.milestoneOf(projectId, fundedCount);
    const value = coinFor(token, [milestone]);
    return fund(stage.projects, stage.client, projectId, fundedCount, 1, { value });
  },
  async acceptProject(stage, random) {
    const projectId = await anyProject(stage, random);
    if (random.once(4)) return stage.projects.connect(stage.timelock).acceptProject(projectId, digestOf('other terms'));
    return acceptProject(stage.projects, stage.timelock, projectId);
  },
  async cancelProject(stage, random) {
    if (!random.once(4)) return;
    const projectId = await anyProject(stage, random);
    await stage.projects.connect(await clientOf(stage, projectId)).cancelProject(projectId);
  },
  async submitDeliverable(stage, random) {
    const place = await anyMilestone(stage, random);
    const { digest, cid } = DELIVERABLE;
    return stage.projects.connect(await contributorOf(stage, place)).submitDeliverable(...place, digest, cid);
  },
  async reviewDeliverable(stage, random) {
    const place = await anyMilestone(stage, random);
    const { revision } = await stage.projects.milestoneOf(...place);
    const reviewer = random.pick([stage.reviewer, stage.secondReviewer, stage.client]);
    const approved = !random.once(4);
    const reason = [digestOf('reason'), 'bafkreireason'];
    return stage.projects
      .connect(reviewer)
      .reviewDeliverable(...place, revision, DELIVERABLE.digest, approved, ...reason);
  },
  async release(stage, random) {
    if (random.once(10)) await networkHelpers.time.increase(4 * DAY);
    return stage.projects.connect(stage.stranger).release(...(await anyMilestone(stage, random)));
  },
  refund: async (stage, random) =>
    stage.projects.connect(stage.stranger).refund(...(await anyMilestone(stage, random))),
  async abandon(stage, random) {
    const place = await anyMilestone(stage, random);
    if (random.once(3)) await stage.projects.connect(await contributorOf(stage, place)).abandon(...place);
  },
  async setPayoutSplit(stage, random) {
    const place = await anyMilestone(stage, random);
    const share = 1 + random.number(9_999);
    const split = random.once(4)
      ? [[], []]
      : [
          [stage.ana, stage.founder],
          [share, 10_000 - share],
        ];
    return stage.projects.connect(await contributorOf(stage, place)).setPayoutSplit(...place, ...split);
  },
  async postBond(stage, random) {
    const place = await anyMilestone(stage, random);
    return stage.projects.connect(await contributorOf(stage, place)).postBond(...place);
  },
  async lockFeeTokens(stage, random) {
    const place = await anyMilestone(stage, random);
    return stage.projects.connect(await clientOf(stage, place[0])).lockFeeTokens(...place, 50n * TOKEN);
  },
  withdraw: async (stage, random) =>
    stage.projects
      .connect(random.pick(stage.everyone))
      .withdraw(random.once(3) ? stage.token : anyToken(stage, random), random.pick(stage.everyone)),
  collectFees: async (stage, random) => stage.projects.connect(stage.stranger).collectFees(anyToken(stage, random)),
  async recoverSurplus(stage, random) {
    await stage.dollar.mint(stage.projects, BigInt(random.number(1_000)));
    return stage.projects.connect(stage.stranger).recoverSurplus(stage.dollar);
  },
  holdCredit: async (stage, random) =>
    stage.projects
      .connect(stage.officer)
      .holdCredit(random.pick(stage.everyone), anyToken(stage, random), digestOf('reason')),
  releaseCredit: async (stage, random) =>
    stage.projects.connect(stage.officer).releaseCredit(random.pick(stage.everyone), anyToken(stage, random)),
  setFeeBps: async (stage, random) => stage.projects.connect(stage.timelock).setFeeBps(random.number(251)),
  setFeeTokenRate: async (stage, random) =>
    stage.projects.connect(stage.timelock).setFeeTokenRate(anyToken(stage, random), BigInt(random.number(1_000_000))),
  setTokenAllowed: async (stage, random) =>
    stage.projects.connect(stage.timelock).setTokenAllowed(stage.token, random.once(2)),
};

/** Moves of those who disagree, and of those who agree anew. */
export const disputeMoves: Moves = {
  async openDispute(stage, random) {
    const place = await anyMilestone(stage, random);
    const party = random.once(2) ? await clientOf(stage, place[0]) : await contributorOf(stage, place);
    return stage.projects.connect(party).openDispute(...place, digestOf('reason'), 'bafkreireason');
  },
  async submitEvidence(stage, random) {
    const disputeId = await anyDispute(stage, random);
    const { projectId } = await stage.projects.disputeOf(disputeId);
    const client = await clientOf(stage, Number(projectId));
    return stage.projects.connect(client).submitEvidence(disputeId, digestOf('evidence'), 'bafkreievidence');
  },
  async rule(stage, random) {
    const { projectId, milestoneId } = await stage.projects.disputeOf(await anyDispute(stage, random));
    const bonded = projectId !== 0n && (await stage.projects.milestoneOf(projectId, milestoneId)).bonded;
    const ruling = {
      contributorBps: random.number(10_001),
      feeBps: random.number(501),
      slashBps: bonded ? random.number(10_001) : 0,
      ruler: stage.stranger.address,
      digest: ZeroHash,
      cid: '',
    };
    const disputeId = await anyDispute(stage, random);
    return stage.arbiter.connect(stage.stranger).rule(stage.projects, disputeId, ruling);
  },
  async expireDispute(stage, random) {
    const disputeId = await anyDispute(stage, random);
    const { open } = await stage.projects.disputeOf(disputeId);
    if (open && random.once(4)) await networkHelpers.time.increase(181 * DAY);
    return stage.projects.connect(stage.stranger).expireDispute(disputeId);
  },
  async settle(stage, random) {
    const [projectId, milestoneId] = await anyMilestone(stage, random);
    const { amount, nonce } = await stage.projects.milestoneOf(projectId, milestoneId);
    const contributorAmount = (amount * BigInt(random.number(101))) / 100n;
    const place = { projectId: BigInt(projectId), milestoneId: BigInt(milestoneId) };
    const settlement = { ...place, contributorAmount, nonce, deadline: 2n ** 40n };
    const contributor = await contributorOf(stage, [projectId, milestoneId]);
    const parties = { client: await clientOf(stage, projectId), contributor };
    const signatures = await signBoth(stage, parties, signSettlement, settlement);
    return stage.projects.connect(stage.stranger).settle(settlement, ...signatures);
  },
  async changeScope(stage, random) {
    const [projectId, milestoneId] = await anyMilestone(stage, random);
    const { contributor, amount, skill, nonce, status } = await stage.projects.milestoneOf(projectId, milestoneId);
    const change = {
      ...{ projectId: BigInt(projectId), milestoneId: BigInt(milestoneId), contributor, skill, nonce },
      amount: status === 0n && random.once(2) ? amount + 1n : amount,
      dueAt: BigInt((await networkHelpers.time.latest()) + 40 * DAY),
      ...(random.once(2) ? NO_AGREEMENT : AMENDMENT),
      deadline: 2n ** 40n,
    };
    const signer = await contributorOf(stage, [projectId, milestoneId]);
    const parties = { client: await clientOf(stage, projectId), contributor: signer };
    const signatures = await signBoth(stage, parties, signScopeChange, change);
    return stage.projects.connect(stage.stranger).changeScope(change, ...signatures);
  },
  async addMilestone(stage, random) {
    const projectId = await anyProject(stage, random);
    const { milestoneCount } = await stage.projects.projectOf(projectId);
    const change = {
      ...{ projectId: BigInt(projectId), milestoneId: milestoneCount, contributor: stage.ana.address },
      ...{ skill: 1n, nonce: 0n, amount: 5n * DOLLAR },
      dueAt: BigInt((await networkHelpers.time.latest()) + 40 * DAY),
      agreementDigest: digestOf('addition'),
      agreementCid: 'bafkreiaddition',
      deadline: 2n ** 40n,
    };
    const parties = { client: await clientOf(stage, projectId), contributor: stage.ana };
    const signatures = await signBoth(stage, parties, signScopeChange, change);
    return stage.projects.connect(stage.stranger).changeScope(change, ...signatures);
  },
};

type Place = [projectId: number, milestoneId: number];

async function anyProject({ projects }: Stage, random: Random): Promise<number> {
  return anyId(await projects.projectCount(), random);
}

async function anyDispute({ projects }: Stage, random: Random): Promise<number> {
  return anyId(await projects.disputeCount(), random);
}

async function anyMilestone(stage: Stage, random: Random): Promise<Place> {
  return [await anyProject(stage, random), random.number(MILESTONES)];
}

async function contributorOf({ projects, everyone, ana }: Stage, place: Place) {
  const { contributor } = await projects.milestoneOf(...place);
  return everyone.find(({ address }) => address === contributor) ?? ana;
}

async function clientOf({ projects, clients, client }: Stage, projectId: number) {
  const found = await projects.projectOf(projectId);
  return clients.find(({ address }) => address === found.client) ?? client;
}

/** Both parties' signatures, by one of the ways to sign. */
async function signBoth<T>(
  { projects }: Stage,
  { client, contributor }: { client: Stage['ana']; contributor: Stage['ana'] },
  sign: (signer: Stage['ana'], domain: SigningDomain, message: T) => Promise<string>,
  message: T,
) {
  const domain = await domainOf(projects);
  return [await sign(client, domain, message), await sign(contributor, domain, message)];
}

function coinFor(token: string, milestones: { amount: bigint }[]): bigint {
  if (token !== ZeroAddress) return 0n;
  return milestones.reduce((sum, { amount }) => sum + amount, 0n);
}

async function anyTerms(stage: Stage, random: Random): Promise<ProjectTerms> {
  const now = await networkHelpers.time.latest();
  // One who is a client does the work, its own or another client's, or judges it.
  const insider = random.once(3) ? random.pick(['contributor', 'reviewer']) : 'none';
  const contributors = insider === 'contributor' ? [stage.client] : stage.contributors;
  const reviewers = insider === 'reviewer' ? [stage.reviewer, stage.client] : [stage.reviewer, stage.secondReviewer];
  const milestones = Array.from({ length: MILESTONES }, (_, index) => ({
    contributor: random.pick(contributors).address,
    amount: BigInt(1 + random.number(1_000_000_000)),
    dueAt: now + (index + 1) * 10 * DAY,
    skill: random.number(4),
    bond: random.once(3) ? BigInt(1 + random.number(1_000)) : 0n,
  }));
  return {
    token: anyToken(stage, random),
    title: 'Study',
    milestones,
    reviewers: reviewers.map(({ address }) => address),
    threshold: 1 + random.number(2),
    reviewWindow: 3 * DAY,
    grace: DAY,
    maxRevisions: 2,
    maxFeeBps: 1_000,
    arbiter: random.once(5) ? ZeroAddress : (stage.arbiter.target as string),
    maxArbiterFeeBps: 500,
    agreementDigest: digestOf('agreement'),
    agreementCid: 'bafkreiagreement',
  };
}
