import { type BaseContract, Contract, MaxUint256, ZeroAddress, ZeroHash } from 'ethers';
import eip712 from '../../abis/typedData.json' with { type: 'json' };
import { type ActingGuild, digestOf } from '../../testing/ledger/actingGuild.ts';
import { agreedProject, deliver, deployArbiter, earn, REVIEW_WINDOW, termsHashOf } from './agreedProject.ts';
import { decide } from './decide.ts';
import { signedBy } from './signedBy.ts';

const { Settlement, ScopeChange } = eip712.Projects;
const GROSS = 1_000_000_007n;
const BOND = 1_001n;

/** Everything that can happen to a project beside delivery: disputes, settlements, bonds, fees in tokens, native coin. */
export async function playChanges(guild: ActingGuild): Promise<void> {
  await prepareMoney(guild);
  const arbiter = await deployArbiter(guild, guild.chain.people.operator);
  const bonded = { amount: GROSS, bond: BOND };
  const projectId = await agreedProject(
    guild,
    [bonded, bonded, { amount: GROSS }, { amount: GROSS }, { amount: GROSS }, { amount: GROSS }],
    { arbiter: await arbiter.getAddress() },
  );
  await bondAndLock(guild, projectId);
  await rule(guild, projectId, arbiter);
  await splitAndEarn(guild, projectId);
  await settle(guild, projectId);
  await changeScope(guild, projectId);
  await abandon(guild, projectId);
  await holdAndRecover(guild);
  await workForNativeCoin(guild);
  await letExpire(guild, projectId);
}

async function prepareMoney(guild: ActingGuild): Promise<void> {
  const { chain, projects, dollar, token } = guild;
  const { founder, client, writer } = chain.people;
  await chain.call(chain.minter, dollar, 'mint', client.address, 10n ** 20n);
  await chain.call(founder, token, 'transfer', writer.address, 10n ** 18n);
  for (const person of [client, writer]) {
    for (const coin of [dollar, token]) await chain.call(person, coin, 'approve', projects.target, MaxUint256);
  }
  await decide(guild, 'Take fees in guild tokens', [
    [projects, 'setFeeTokenRate', dollar.target, 10n ** 18n],
    [projects, 'setTokenAllowed', token.target, true],
  ]);
}

/** Two bonds, and fee tokens for two milestones. */
async function bondAndLock({ chain, projects }: ActingGuild, projectId: bigint): Promise<void> {
  const { client, writer } = chain.people;
  for (const milestone of [0, 1]) await chain.call(writer, projects, 'postBond', projectId, milestone);
  for (const milestone of [0, 2]) await chain.call(client, projects, 'lockFeeTokens', projectId, milestone, MaxUint256);
}

/** An arbiter splits the first milestone, takes a fee and slashes the bond. */
async function rule(guild: ActingGuild, projectId: bigint, arbiter: BaseContract): Promise<void> {
  const { chain, projects } = guild;
  const { client, writer, operator } = chain.people;
  await deliver(guild, projectId, 0);
  await chain.call(client, projects, 'openDispute', projectId, 0, digestOf('reason'), 'bafkreireason');
  await chain.call(writer, projects, 'submitEvidence', 1, digestOf('evidence'), 'bafkreievidence');
  const ruling = {
    ...{ contributorBps: 6_000, feeBps: 300, slashBps: 2_500, ruler: operator.address },
    ...{ digest: digestOf('ruling'), cid: 'bafkreiruling' },
  };
  await chain.call(operator, new Contract(arbiter, arbiter.interface), 'rule', projects.target, 1, ruling);
}

/** A bond that is returned, and a payment that is split and whose fee is paid in guild tokens. */
async function splitAndEarn(guild: ActingGuild, projectId: bigint): Promise<void> {
  const { chain, projects } = guild;
  const { writer, operator } = chain.people;
  await earn(guild, projectId, 1);
  const payees = [writer.address, operator.address];
  await chain.call(writer, projects, 'setPayoutSplit', projectId, 2, payees, [6_667, 3_333]);
  await earn(guild, projectId, 2);
}

async function settle({ chain, projects }: ActingGuild, projectId: bigint): Promise<void> {
  const { client, writer, stranger } = chain.people;
  const deadline = (await chain.now()) + 1_000;
  const settlement = { projectId, milestoneId: 3, contributorAmount: 400_000_001n, nonce: 0, deadline };
  const signatures = [
    await signedBy(client, projects, { Settlement }, settlement),
    await signedBy(writer, projects, { Settlement }, settlement),
  ];
  await chain.call(stranger, projects, 'settle', settlement, ...signatures);
}

/** A new deadline, and a new milestone, which is funded. */
async function changeScope(guild: ActingGuild, projectId: bigint): Promise<void> {
  const { chain, projects } = guild;
  const { client, writer, stranger } = chain.people;
  const now = await chain.now();
  for (const [milestoneId, amount] of [
    [4, GROSS],
    [6, 77n],
  ] as const) {
    const change = {
      ...{ projectId, milestoneId, contributor: writer.address, amount, dueAt: now + 2_000_000, skill: 1 },
      ...{ agreementDigest: digestOf('change'), agreementCid: 'bafkreichange', nonce: 0, deadline: now + 1_000 },
    };
    const signatures = [
      await signedBy(client, projects, { ScopeChange }, change),
      await signedBy(writer, projects, { ScopeChange }, change),
    ];
    await chain.call(stranger, projects, 'changeScope', change, ...signatures);
  }
  await chain.call(client, projects, 'fund', projectId, 6, 1, 77n, await termsHashOf(guild, projectId));
}

async function abandon({ chain, projects }: ActingGuild, projectId: bigint): Promise<void> {
  await chain.call(chain.people.writer, projects, 'abandon', projectId, 6);
}

/** A credit that is held and released, and coins that reached the escrow by themselves. */
async function holdAndRecover({ chain, projects, dollar, token }: ActingGuild): Promise<void> {
  const { officer, writer, client, founder, stranger } = chain.people;
  await chain.call(officer, projects, 'holdCredit', writer.address, dollar.target, digestOf('held'));
  await chain.call(officer, projects, 'releaseCredit', writer.address, dollar.target);
  for (const [giver, coin] of [
    [client, dollar],
    [founder, token],
  ] as const) {
    await chain.call(giver, coin, 'transfer', projects.target, 5n);
    await chain.call(stranger, projects, 'recoverSurplus', coin.target);
  }
  for (const coin of [dollar, token]) {
    await chain.call(writer, projects, 'withdraw', coin.target, writer.address);
    await chain.call(client, projects, 'withdraw', coin.target, client.address);
  }
  await chain.call(stranger, projects, 'collectFees', dollar.target);
}

async function workForNativeCoin(guild: ActingGuild): Promise<void> {
  const { chain, projects, treasury } = guild;
  const { writer, stranger, client } = chain.people;
  const projectId = await agreedProject(guild, [{ amount: 1_003n }], { token: ZeroAddress });
  await earn(guild, projectId, 0);
  await chain.call(writer, projects, 'withdraw', ZeroAddress, writer.address);
  await chain.call(stranger, projects, 'collectFees', ZeroAddress);
  const deposit = treasury.interface.encodeFunctionData('deposit', [ZeroAddress, 900n, 0, ZeroHash]);
  await chain.send(client, String(treasury.target), deposit, 900n);
}

/** A dispute whose arbiter does not rule: both sides share equally. Comes last, as it takes half a year. */
async function letExpire(guild: ActingGuild, projectId: bigint): Promise<void> {
  const { chain, projects } = guild;
  const { writer, stranger } = chain.people;
  await deliver(guild, projectId, 5);
  await chain.call(writer, projects, 'openDispute', projectId, 5, digestOf('reason'), 'bafkreireason');
  await chain.wait(181 * 86_400 + REVIEW_WINDOW);
  await chain.call(stranger, projects, 'expireDispute', 2);
}
