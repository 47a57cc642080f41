import { sha256, toUtf8Bytes, ZeroAddress } from 'ethers';
import { CID } from 'multiformats/cid';
import * as raw from 'multiformats/codecs/raw';
import { sha256 as hasher } from 'multiformats/hashes/sha2';
import { abis } from '../api/chain/calls/abis.ts';
import type { GuildContracts } from '../api/chain/calls/guildContracts.ts';
import { proposalCategory } from '../api/governance/proposalCategory.ts';
import { prepareCreateGuild } from '../api/guild/prepareCreateGuild.ts';
import { act } from './act.ts';
import type { TestContext } from './testContext.ts';

/** Seconds of a day. */
export const DAY = 86_400;

/** What a proposal of any category needs in the guilds of the tests. */
const RULES = {
  quorumBps: 2_000,
  approvalBps: 5_000,
  votingDelay: 3_600,
  votingPeriod: 3 * DAY,
  lateQuorumExtension: 3_600,
  timelockDelay: DAY,
  executionPeriod: 7 * DAY,
};

/** The digest and CID of a text. */
export async function documentOf(text: string): Promise<{ digest: string; cid: string }> {
  const bytes = toUtf8Bytes(text);
  const cid = CID.createV1(raw.code, await hasher.digest(bytes)).toString();
  return { digest: sha256(bytes), cid };
}

/** Whole test dollars in the smallest unit, as GraphQL takes them. */
export function dollars(whole: number): string {
  return (BigInt(whole) * 10n ** 6n).toString();
}

/** Whole guild tokens in the smallest unit, as GraphQL takes them. */
function guildTokens(whole: number): string {
  return (BigInt(whole) * 10n ** 18n).toString();
}

/**
 * Input of `prepareCreateGuild` for a guild that the penniless accounts 0 and 1 hold; 6 is its compliance officer and 7
 * its auditor.
 */
export async function guildInput({ penniless, testDollar }: TestContext): Promise<object> {
  const charter = await documentOf('Charter');
  return {
    name: 'Aurora Research',
    symbol: 'AUR',
    charterDigest: charter.digest,
    charterCid: charter.cid,
    allocations: [
      { account: penniless(0).address, amount: guildTokens(600) },
      { account: penniless(1).address, amount: guildTokens(400) },
    ],
    supplyCap: guildTokens(10_000),
    proposalThreshold: guildTokens(10),
    categories: proposalCategory.options.map((category) => ({ category, ...RULES })),
    timelockDelay: DAY,
    guardian: null,
    complianceOfficer: penniless(6).address,
    auditor: penniless(7).address,
    feeBps: 300,
    paymentTokens: [
      { token: testDollar, rewardRate: (10n ** 30n).toString(), reputationRate: (10n ** 12n).toString() },
      { token: ZeroAddress, rewardRate: '0', reputationRate: '0' },
    ],
    skills: ['research', 'law'],
    rewardTerms: {
      cap: guildTokens(9_000),
      claimCapacity: guildTokens(9_000),
      claimWindow: 30 * DAY,
      vestingCliff: 0,
      vestingDuration: 0,
    },
  };
}

/** Founds the guild of {@link guildInput} gaslessly, perhaps under another name. */
export async function foundGuild(context: TestContext, name = 'Aurora Research'): Promise<GuildContracts> {
  const input = { ...(await guildInput(context)), name };
  const done = await act(context, prepareCreateGuild, context.penniless(0), input);
  const created = done.events.find((event) => event.name === 'GuildCreated');
  if (!created) throw new Error('No guild was created.');
  const contracts = await context.chain.contractsOf(created.args.contracts.token, await context.chain.head());
  if (!contracts) throw new Error('The factory does not know its guild.');
  return contracts;
}

/** Sends test dollars to an account, newly minted. */
export async function mintDollars({ funded, testDollar }: TestContext, to: string, whole: number): Promise<void> {
  const data = abis.TestDollar.encodeFunctionData('mint', [to, dollars(whole)]);
  await (await funded(0).sendTransaction({ to: testDollar, data })).wait();
}

/** Sends guild tokens of the first holder to an account; the amount in the smallest unit. */
export async function giveGuildTokens(
  { funded, penniless }: TestContext,
  { token }: GuildContracts,
  to: string,
  amount: bigint,
): Promise<void> {
  const holder = penniless(0);
  await (await funded(0).sendTransaction({ to: holder.address, value: 10n ** 17n })).wait();
  const data = abis.GuildToken.encodeFunctionData('transfer', [to, amount]);
  await (await holder.sendTransaction({ to: token, data })).wait();
}

/** The hash of a project's terms, as a payer or a proposer sees it. */
export async function termsHashOf({ chain }: TestContext, { projects }: GuildContracts, number = 1): Promise<string> {
  const read = { contract: 'Projects', to: projects, function: 'projectOf', args: [number] } as const;
  const [project] = await chain.read(read, await chain.head());
  return project.termsHash;
}

/** Input of `prepareCreateProject`: three milestones; penniless account 2 delivers, 3 and 4 review. */
export async function projectInput(
  context: TestContext,
  guild: string,
): Promise<Record<string, unknown> & { milestones: object[] }> {
  const agreement = await documentOf('Agreement');
  const { timestamp } = await context.chain.head();
  const contributor = context.penniless(2).address;
  return {
    guild,
    token: context.testDollar,
    title: 'Market entry study',
    milestones: [1, 2, 3].map((n) => ({
      contributor,
      amount: dollars(n * 1_000),
      dueAt: String(timestamp + BigInt(30 * DAY)),
      skill: 1,
      bond: '0',
    })),
    reviewers: [context.penniless(3).address, context.penniless(4).address],
    threshold: 1,
    reviewWindow: 5 * DAY,
    grace: DAY,
    maxRevisions: 1,
    maxFeeBps: 500,
    arbiter: null,
    maxArbiterFeeBps: 0,
    agreementDigest: agreement.digest,
    agreementCid: agreement.cid,
    fundCount: 1,
  };
}
