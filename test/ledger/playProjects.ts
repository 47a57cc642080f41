import { MaxUint256, ZeroAddress, ZeroHash } from 'ethers';
import { type ActingGuild, digestOf } from '../../testing/ledger/actingGuild.ts';
import { termsHashOf } from './agreedProject.ts';
import { decide } from './decide.ts';

const REVIEW_WINDOW = 3_600;
/** The third is so large that its reward can be made to overflow. */
const AMOUNTS = [1_000_000_000n, 2_000_000_001n, 2n * 10n ** 18n, 4_000_000_003n, 5_000_000_004n];

/** Everything that can happen to projects and their money: each event of Projects, Treasury and Rewards. */
export async function playProjects(guild: ActingGuild): Promise<void> {
  await payIn(guild);
  const cancelled = await cancelOne(guild);
  const projectId = await createProject(guild, 5, 4);
  const termsHash = await termsHashOf(guild, projectId);
  await decide(guild, '# Take the project on\n\nAnd pay the reviewers.', [
    [guild.projects, 'acceptProject', projectId, termsHash],
    [
      guild.treasury,
      'pay',
      guild.dollar.target,
      guild.chain.people.reviewer.address,
      500n,
      2,
      digestOf('ref'),
      'Reviews',
    ],
    [guild.treasury, 'pay', guild.dollar.target, guild.chain.people.writer.address, 250n, 3, digestOf('ref'), 'Travel'],
    [guild.projects, 'acceptProject', cancelled, termsHash],
  ]);
  await approve(guild, projectId);
  await revise(guild, projectId);
  await cutReward(guild, projectId);
  await lapse(guild, projectId);
  await payOut(guild);
}

async function payIn({ chain, dollar, treasury, projects }: ActingGuild): Promise<void> {
  const { client, stranger } = chain.people;
  for (const { address } of [client, stranger]) await chain.call(chain.minter, dollar, 'mint', address, 10n ** 20n);
  for (const person of [client, stranger]) {
    for (const { target } of [treasury, projects]) await chain.call(person, dollar, 'approve', target, MaxUint256);
  }
  await chain.call(client, treasury, 'deposit', dollar.target, 10_000n, 0, digestOf('gift'));
  await chain.call(stranger, treasury, 'deposit', dollar.target, 77n, 0, digestOf('smaller gift'));
  await chain.call(stranger, dollar, 'transfer', treasury.target, 33n);
  await chain.call(stranger, treasury, 'recognize', dollar.target);
}

async function createProject(guild: ActingGuild, count: number, fundCount: number): Promise<bigint> {
  const { chain, projects, dollar } = guild;
  const { client, writer, reviewer, operator } = chain.people;
  const now = await chain.now();
  const terms = {
    token: dollar.target,
    title: 'Study of zebras 🦓',
    milestones: AMOUNTS.slice(0, count).map((amount) => ({
      contributor: writer.address,
      amount,
      dueAt: now + 30_000,
      skill: 1,
      bond: 0,
    })),
    reviewers: [reviewer.address, operator.address],
    threshold: 2,
    reviewWindow: REVIEW_WINDOW,
    grace: 60,
    maxRevisions: 2,
    maxFeeBps: 1_000,
    arbiter: ZeroAddress,
    maxArbiterFeeBps: 0,
    agreementDigest: digestOf('agreement'),
    agreementCid: 'bafkreiagreement',
  };
  await chain.call(client, projects, 'createProject', terms, fundCount);
  return projects.getFunction('projectCount')();
}

async function cancelOne(guild: ActingGuild): Promise<bigint> {
  const { chain, projects } = guild;
  const projectId = await createProject(guild, 2, 0);
  const termsHash = await termsHashOf(guild, projectId);
  await chain.call(chain.people.stranger, projects, 'fund', projectId, 0, 1, AMOUNTS[0], termsHash);
  await chain.call(chain.people.client, projects, 'fund', projectId, 1, 1, AMOUNTS[1], termsHash);
  await chain.call(chain.people.client, projects, 'cancelProject', projectId);
  return projectId;
}

async function submit({ chain, projects }: ActingGuild, projectId: bigint, milestone: number, text: string) {
  await chain.call(
    chain.people.writer,
    projects,
    'submitDeliverable',
    projectId,
    milestone,
    digestOf(text),
    `b${text}`,
  );
}

/** Two approvals release a milestone. */
async function approve(guild: ActingGuild, projectId: bigint): Promise<void> {
  const { chain, projects } = guild;
  await submit(guild, projectId, 0, 'draft');
  const approval = [projectId, 0, 1, digestOf('draft'), true, ZeroHash, ''];
  await chain.call(chain.people.reviewer, projects, 'reviewDeliverable', ...approval);
  await chain.call(chain.people.operator, projects, 'reviewDeliverable', ...approval);
}

/** A revision is asked for, and nobody judges the second submission. */
async function revise(guild: ActingGuild, projectId: bigint): Promise<void> {
  const { chain, projects } = guild;
  const { reviewer, stranger } = chain.people;
  await submit(guild, projectId, 1, 'first');
  const objection = [projectId, 1, 1, digestOf('first'), false, digestOf('why'), 'bafkreiwhy'];
  await chain.call(reviewer, projects, 'reviewDeliverable', ...objection);
  await submit(guild, projectId, 1, 'second');
  await chain.wait(REVIEW_WINDOW + 1);
  await chain.call(stranger, projects, 'release', projectId, 1);
}

/** The cap leaves one unit of a reward; the payment stands. */
async function cutReward(guild: ActingGuild, projectId: bigint): Promise<void> {
  const { chain, projects, rewards } = guild;
  const cap: bigint = (await rewards.getFunction('totalAccrued')()) + 1n;
  const { claimCapacity, claimWindow } = await rewards.getFunction('rewardTerms')();
  const terms = { cap, claimCapacity, claimWindow, vestingCliff: 0, vestingDuration: 0 };
  await decide(guild, 'Reward no more', [[rewards, 'setRewardTerms', terms]]);
  await submit(guild, projectId, 2, 'third');
  await chain.wait(REVIEW_WINDOW + 1);
  await chain.call(chain.people.stranger, projects, 'release', projectId, 2);
}

/** Nothing is submitted in time, so the client takes its money back. */
async function lapse({ chain, projects }: ActingGuild, projectId: bigint): Promise<void> {
  await chain.wait(40_000);
  await chain.call(chain.people.stranger, projects, 'refund', projectId, 3);
}

async function payOut({ chain, projects, rewards, dollar }: ActingGuild): Promise<void> {
  const { client, writer, stranger, operator } = chain.people;
  await chain.call(client, projects, 'withdraw', dollar.target, client.address);
  await chain.call(writer, projects, 'withdraw', dollar.target, operator.address);
  await chain.call(stranger, projects, 'collectFees', dollar.target);
  await chain.call(stranger, rewards, 'claim', writer.address);
}
