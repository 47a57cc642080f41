import type { HardhatEthersSigner } from '@nomicfoundation/hardhat-ethers/types';
import { MaxUint256, ZeroHash } from 'ethers';
import { networkHelpers } from '../helpers/chain.ts';
import { openDispute } from '../helpers/disputes.ts';
import { type Busy, bond, extendFirst, noPermit, pastRound, settleFirst } from '../helpers/frozen.ts';
import { DOLLAR, digestOf, TOKEN } from '../helpers/guild.ts';
import { DAY, fund, review, submit, termsOf } from '../helpers/projects.ts';
import { type Proposal, proposalOf, Support } from '../helpers/proposal.ts';
import { EPOCH, setTerms } from '../helpers/rewards.ts';
import { budgetTerms } from '../helpers/treasury.ts';

const { time } = networkHelpers;

/** A call that works for an account as long as it is not frozen; `before` is what others do for it first. */
export type FrozenCall = {
  by: (guild: Busy) => HardhatEthersSigner;
  before?: (guild: Busy) => Promise<unknown>;
  call: (guild: Busy) => Promise<unknown>;
};

const client = ({ client }: Busy) => client;
const ana = ({ ana }: Busy) => ana;
const bo = ({ bo }: Busy) => bo;
const treasurer = ({ stranger }: Busy) => stranger;

async function nextTerms({ projects }: Busy, projectId: number) {
  return (await projects.projectOf(projectId)).termsHash;
}

async function cast({ governor, founder }: Busy, proposal: Proposal) {
  await governor.connect(founder).castVote(proposal.id, Support.For);
  await proposal.pastVote();
}

/** The founder votes in the first epoch that shares something, and its shares can be claimed. */
async function castAndRecord(guild: Busy) {
  const { rewards, projects, founder, timelock } = guild;
  await rewards.connect(timelock).setParticipationBudget(100n * TOKEN);
  await time.increase(EPOCH);
  const proposal = await proposalOf(guild, 'Fee to 2%', [projects, 'setFeeBps', 200]);
  await proposal.propose(founder);
  await proposal.toVote();
  await cast(guild, proposal);
  await rewards.recordVote(founder, proposal.id);
  await time.increase(2 * EPOCH);
}

async function vest(guild: Busy) {
  await setTerms(guild, { vestingDuration: DAY });
  await time.increase(3 * DAY);
  await guild.projects.connect(guild.holder).release(1, 2);
  await time.increase(DAY);
}

/** A call for each function of Projects that is refused to a frozen account or open to it. */
export const projectsCalls: Record<string, FrozenCall> = {
  createProject: {
    by: client,
    call: async (guild) => guild.projects.connect(guild.client).createProject(await termsOf(guild), 0),
  },
  createProjectWithPermit: {
    by: client,
    call: async (guild) =>
      guild.projects.connect(guild.client).createProjectWithPermit(await termsOf(guild), 0, noPermit),
  },
  fund: { by: client, call: ({ projects, client }) => fund(projects, client, 2, 0, 1) },
  fundWithPermit: {
    by: client,
    call: async (guild) =>
      guild.projects.connect(guild.client).fundWithPermit(2, 0, 1, MaxUint256, await nextTerms(guild, 2), noPermit),
  },
  lockFeeTokens: {
    by: client,
    call: ({ projects, client }) => projects.connect(client).lockFeeTokens(1, 0, MaxUint256),
  },
  settle: { by: client, call: settleFirst },
  changeScope: { by: client, call: extendFirst },
  setPayoutSplit: {
    by: ana,
    call: ({ projects, ana, bo }) => projects.connect(ana).setPayoutSplit(1, 0, [bo.address], [10_000]),
  },
  withdraw: { by: bo, call: ({ projects, bo, dollar }) => projects.connect(bo).withdraw(dollar, bo) },
  postBond: { by: ana, call: bond },
  submitDeliverable: { by: ana, before: bond, call: ({ projects, ana }) => submit(projects, ana, 0) },
  reviewDeliverable: {
    by: ({ reviewer }) => reviewer,
    call: ({ projects, reviewer }) => review(projects, reviewer, 2, true),
  },
  release: {
    by: ana,
    before: () => time.increase(3 * DAY),
    call: ({ projects, ana }) => projects.connect(ana).release(1, 2),
  },
  abandon: { by: ana, call: ({ projects, ana }) => projects.connect(ana).abandon(1, 0) },
  refund: {
    by: client,
    before: () => time.increase(20 * DAY),
    call: ({ projects, client }) => projects.connect(client).refund(1, 0),
  },
  cancelProject: { by: client, call: ({ projects, client }) => projects.connect(client).cancelProject(2) },
  openDispute: { by: ana, call: ({ projects, ana }) => openDispute(projects, ana, 2) },
  submitEvidence: {
    by: ana,
    before: ({ projects, client }) => openDispute(projects, client, 2),
    call: ({ projects, ana }) => projects.connect(ana).submitEvidence(1, digestOf('evidence'), 'bafkreievidence'),
  },
  expireDispute: {
    by: ana,
    before: async ({ projects, client }) => {
      await openDispute(projects, client, 2);
      await time.increase(181 * DAY);
    },
    call: ({ projects, ana }) => projects.connect(ana).expireDispute(1),
  },
  collectFees: { by: client, call: ({ projects, client, dollar }) => projects.connect(client).collectFees(dollar) },
  recoverSurplus: {
    by: client,
    before: ({ projects, dollar }) => dollar.mint(projects, 5n),
    call: ({ projects, client, dollar }) => projects.connect(client).recoverSurplus(dollar),
  },
};

/** The same for the Treasury. */
export const treasuryCalls: Record<string, FrozenCall> = {
  payFromBudget: {
    by: ana,
    call: ({ treasury, ana, holder }) => treasury.connect(ana).payFromBudget(1, holder, 5n, 0, ZeroHash, ''),
  },
  pay: {
    by: treasurer,
    call: ({ treasury, stranger, dollar, holder }) =>
      treasury.connect(stranger).pay(dollar, holder, 5n, 0, ZeroHash, ''),
  },
  openBudget: { by: treasurer, call: (guild) => guild.treasury.connect(guild.stranger).openBudget(budgetTerms(guild)) },
  openRoundBudgets: {
    by: treasurer,
    before: async (guild) => {
      await pastRound(guild);
      await guild.priorities.finalizeRound(1);
    },
    call: ({ treasury, stranger, holder }) => treasury.connect(stranger).openRoundBudgets(1, 0, [holder]),
  },
  setBudgetSpender: {
    by: treasurer,
    call: ({ treasury, stranger, holder }) => treasury.connect(stranger).setBudgetSpender(1, holder, true),
  },
  deposit: {
    by: client,
    call: ({ treasury, client, dollar }) => treasury.connect(client).deposit(dollar, 5n * DOLLAR, 0, ZeroHash),
  },
  recognize: {
    by: client,
    before: ({ treasury, dollar }) => dollar.mint(treasury, 5n),
    call: ({ treasury, client, dollar }) => treasury.connect(client).recognize(dollar),
  },
};

/** The same for Rewards; who is frozen is whose reward it is, whoever calls. */
export const rewardsCalls: Record<string, FrozenCall> = {
  claim: { by: bo, call: ({ rewards, bo, holder }) => rewards.connect(holder).claim(bo) },
  claimGrants: { by: ana, before: vest, call: ({ rewards, ana }) => rewards.connect(ana).claimGrants(ana, [1]) },
  claimParticipation: {
    by: ({ founder }) => founder,
    before: castAndRecord,
    call: async ({ rewards, founder }) =>
      rewards.connect(founder).claimParticipation(founder, (await rewards.currentEpoch()) - 2n),
  },
  recordVote: {
    by: ({ founder }) => founder,
    before: (guild) => cast(guild, guild.proposal),
    call: ({ rewards, founder, proposal }) => rewards.connect(founder).recordVote(founder, proposal.id),
  },
};
