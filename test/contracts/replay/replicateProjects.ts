import { expect } from 'chai';
import { type Result, ZeroHash } from 'ethers';
import type { TestContract } from '../helpers/chain.ts';
import { MilestoneStatus, ProjectStatus } from '../helpers/projects.ts';
import { hashChange, hashTerms } from '../helpers/termsHash.ts';
import { Amounts, applyBy, expectAmounts, expectFields, type Reducers, type Replica, silent } from './replica.ts';
import { replicateEligibility } from './replicateEligibility.ts';

type Milestone = {
  contributor: string;
  dueAt: bigint;
  status: bigint;
  amount: bigint;
  reviewEndsAt: bigint;
  revision: bigint;
  skill: bigint;
  digest: string;
  bond: bigint;
  bonded: boolean;
  feeTokens: bigint;
  nonce: bigint;
  submissionGated: boolean;
};

type Project = {
  client: string;
  status: bigint;
  token: string;
  feeBps: bigint;
  threshold: bigint;
  fundedCount: bigint;
  milestoneCount: bigint;
  arbiter: string;
  termsHash: string;
  reviewers: string[];
  milestones: Milestone[];
};

type State = {
  projects: Project[];
  disputes: Record<string, unknown>[];
  splits: Map<string, [string[], bigint[]]>;
  reviews: Map<string, Set<string>>;
  feeBps: bigint;
  allowed: Map<string, boolean>;
  held: Map<string, boolean>;
  feeTokenRates: Amounts;
  credits: Amounts;
  fees: Amounts;
  liabilities: Amounts;
};

/**
 * A guild's escrow rebuilt from its events.
 *
 * @param contract - The guild's Projects contract.
 * @param guildToken - Token of bonds and of fees paid in guild tokens.
 */
export function replicateProjects(contract: TestContract, guildToken: string): Replica {
  const state: State = {
    projects: [],
    disputes: [],
    splits: new Map(),
    reviews: new Map(),
    feeBps: 0n,
    allowed: new Map(),
    held: new Map(),
    feeTokenRates: new Amounts(),
    credits: new Amounts(),
    fees: new Amounts(),
    liabilities: new Amounts(),
  };
  const eligibility = replicateEligibility();
  const apply = applyBy({
    ...silent,
    ...settingReducers(state),
    ...projectReducers(contract, state),
    ...workReducers(state),
    ...disputeReducers(state),
    ...moneyReducers(state),
    ...guildTokenReducers(state, guildToken),
    RewardWithheld: () => {},
  });
  return {
    contract,
    apply(event) {
      apply(event);
      eligibility.apply(event);
    },
    async check() {
      await check(contract, state);
      eligibility.check();
    },
  };
}

function milestoneOf(state: State, { projectId, milestoneId }: Result): Milestone {
  return state.projects[Number(projectId) - 1]?.milestones[Number(milestoneId)] as Milestone;
}

function settingReducers(state: State): Reducers {
  return {
    TokenAllowed: ({ token, allowed }) => state.allowed.set(token, allowed),
    FeeBpsSet: ({ newFeeBps }) => {
      state.feeBps = newFeeBps;
    },
    FeeTokenRateSet: ({ token, newRate }) => state.feeTokenRates.set(newRate, token),
    CreditHeld: ({ account, token }) => state.held.set(`${account} ${token}`, true),
    CreditReleased: ({ account, token }) => state.held.set(`${account} ${token}`, false),
  };
}

function projectReducers(contract: TestContract, state: State): Reducers {
  const projectOf = ({ projectId }: Result) => state.projects[Number(projectId) - 1] as Project;
  return {
    ProjectCreated: (args) => {
      const { client, token, terms, feeBps } = args;
      state.projects.push({
        client,
        token,
        feeBps,
        status: ProjectStatus.Proposed,
        threshold: terms.threshold,
        fundedCount: 0n,
        milestoneCount: BigInt(terms.milestones.length),
        arbiter: terms.arbiter,
        termsHash: hashTerms(contract, args),
        reviewers: [...terms.reviewers],
        milestones: terms.milestones.map((milestone: Result) => newMilestone(milestone, milestone.bond)),
      });
    },
    ProjectAccepted: (args) => {
      projectOf(args).status = ProjectStatus.Accepted;
    },
    AcceptanceLapsed: (args) => {
      const { status, termsHash } = projectOf(args);
      expect([args.status, args.currentTermsHash]).to.deep.equal([status, termsHash]);
    },
    ProjectCancelled: (args) => {
      projectOf(args).status = ProjectStatus.Cancelled;
    },
    ProjectFunded: (args) => {
      projectOf(args).fundedCount = args.fundedCount;
      state.liabilities.add(args.amount, args.token);
    },
    ScopeChanged: (args) => {
      const project = projectOf(args);
      project.termsHash = hashChange(project.termsHash, args.change);
      const existing = project.milestones[Number(args.milestoneId)];
      const milestone = existing ?? newMilestone(args.change, 0n);
      if (!existing) project.milestones.push(milestone);
      project.milestoneCount = BigInt(project.milestones.length);
      milestone.amount = args.change.amount;
      milestone.dueAt = args.change.dueAt;
      milestone.nonce = args.change.nonce + 1n;
    },
  };
}

function newMilestone({ contributor, amount, dueAt, skill }: Result, bond: bigint): Milestone {
  return {
    ...{ contributor, amount, dueAt, skill, bond },
    status: MilestoneStatus.Planned,
    reviewEndsAt: 0n,
    revision: 0n,
    digest: ZeroHash,
    bonded: false,
    feeTokens: 0n,
    nonce: 0n,
    submissionGated: false,
  };
}

function workReducers(state: State): Reducers {
  const key = ({ projectId, milestoneId }: Result | Record<string, unknown>) => `${projectId} ${milestoneId}`;
  return {
    SubmissionGated: (args) => {
      expect(args.contributor).to.equal(milestoneOf(state, args).contributor);
      milestoneOf(state, args).submissionGated = true;
    },
    MilestoneFunded: (args) => {
      milestoneOf(state, args).status = MilestoneStatus.Funded;
    },
    DeliverableSubmitted: (args) => {
      Object.assign(milestoneOf(state, args), {
        status: MilestoneStatus.Submitted,
        revision: args.revision,
        digest: args.digest,
        reviewEndsAt: args.reviewEndsAt,
      });
      state.reviews.set(key(args), new Set());
    },
    DeliverableReviewed: (args) => {
      state.reviews.get(key(args))?.add(args.reviewer);
    },
    RevisionRequested: (args) => {
      Object.assign(milestoneOf(state, args), {
        status: MilestoneStatus.RevisionRequested,
        dueAt: args.newDueAt,
        reviewEndsAt: 0n,
      });
    },
    PayoutSplitSet: (args) => {
      state.splits.set(key(args), [[...args.payees], [...args.sharesBps]]);
    },
    MilestoneReleased: (args) => {
      Object.assign(milestoneOf(state, args), { status: MilestoneStatus.Released, reviewEndsAt: 0n });
      state.fees.add(args.fee, args.token);
    },
    MilestoneRefunded: (args) => {
      const milestone = milestoneOf(state, args);
      milestone.reviewEndsAt = 0n;
      // A split pays the contributor first; then the milestone counts as released.
      if (milestone.status !== MilestoneStatus.Released) milestone.status = MilestoneStatus.Refunded;
    },
    MilestoneSettled: (args) => {
      milestoneOf(state, args).nonce = args.nonce + 1n;
      const ended = state.disputes.findIndex((dispute) => key(dispute) === key(args));
      if (ended !== -1) closeDispute(state, BigInt(ended + 1));
    },
    RewardSkipped: () => {},
  };
}

function closeDispute(state: State, disputeId: bigint) {
  (state.disputes[Number(disputeId) - 1] as { open: boolean }).open = false;
}

function disputeReducers(state: State): Reducers {
  return {
    DisputeOpened: (args) => {
      const { projectId, milestoneId, openedBy, rulingEndsAt } = args;
      state.disputes.push({ projectId, milestoneId, openedBy, rulingEndsAt, open: true });
      Object.assign(milestoneOf(state, args), { status: MilestoneStatus.Disputed, reviewEndsAt: 0n });
    },
    EvidenceSubmitted: () => {},
    DisputeResolved: (args) => closeDispute(state, args.disputeId),
  };
}

function moneyReducers(state: State): Reducers {
  return {
    Credited: ({ account, token, amount, balance }) => state.credits.follow(amount, balance, account, token),
    Withdrawn: ({ account, token, amount }) => {
      state.credits.add(0n - amount, account, token);
      state.liabilities.add(0n - amount, token);
    },
    FeesCollected: ({ token, amount }) => {
      state.fees.add(0n - amount, token);
      state.liabilities.add(0n - amount, token);
    },
    SurplusRecovered: () => {},
  };
}

function guildTokenReducers(state: State, guildToken: string): Reducers {
  return {
    BondPosted: (args) => {
      milestoneOf(state, args).bonded = true;
      state.liabilities.add(args.amount, guildToken);
    },
    BondEnded: (args) => {
      milestoneOf(state, args).bonded = false;
      state.liabilities.add(0n - args.slashed, guildToken);
    },
    FeeTokensLocked: (args) => {
      milestoneOf(state, args).feeTokens = args.amount;
      state.liabilities.add(args.amount, guildToken);
    },
    FeeTokensUsed: (args) => state.liabilities.add(0n - args.burned, guildToken),
  };
}

async function check(contract: TestContract, state: State) {
  expect(await contract.projectCount()).to.equal(state.projects.length);
  expect(await contract.disputeCount()).to.equal(state.disputes.length);
  expect(await contract.feeBps()).to.equal(state.feeBps);
  for (const [index, project] of state.projects.entries()) await checkProject(contract, state, index + 1, project);
  for (const [index, dispute] of state.disputes.entries()) {
    expectFields(await contract.disputeOf(index + 1), dispute, `dispute ${index + 1}`);
  }
  for (const [token, allowed] of state.allowed) expect(await contract.isTokenAllowed(token), token).to.equal(allowed);
  for (const [key, held] of state.held) expect(await contract.isCreditHeld(...key.split(' ')), key).to.equal(held);
  await expectAmounts(state.feeTokenRates, contract, 'feeTokenRateOf');
  await expectAmounts(state.credits, contract, 'creditOf');
  await expectAmounts(state.fees, contract, 'feesOf');
  await expectAmounts(state.liabilities, contract, 'liabilitiesOf');
}

async function checkProject(contract: TestContract, state: State, projectId: number, project: Project) {
  const { milestones, reviewers, ...fields } = project;
  expectFields(await contract.projectOf(projectId), fields, `project ${projectId}`);
  expect([...(await contract.reviewersOf(projectId))]).to.deep.equal(reviewers);
  for (const [milestoneId, milestone] of milestones.entries()) {
    const name = `milestone ${projectId}.${milestoneId}`;
    expectFields(await contract.milestoneOf(projectId, milestoneId), milestone, name);
    const [payees, shares] = await contract.payoutSplitOf(projectId, milestoneId);
    const split = state.splits.get(`${projectId} ${milestoneId}`) ?? [[], []];
    expect([[...payees], [...shares]], `${name} split`).to.deep.equal(split);
    const reviews = state.reviews.get(`${projectId} ${milestoneId}`);
    for (const reviewer of reviewers) {
      const reviewed = await contract.hasReviewed(projectId, milestoneId, reviewer);
      expect(reviewed, `${name} ${reviewer}`).to.equal(reviews?.has(reviewer) ?? false);
    }
  }
}
