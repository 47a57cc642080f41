import type { HardhatEthersSigner } from '@nomicfoundation/hardhat-ethers/types';
import { ethers, networkHelpers, type TestContract } from './chain.ts';
import { DOLLAR, digestOf, type GuildFixture, guildFixture } from './guild.ts';
import { termsOf } from './projects.ts';

/** Values of `IPriorityRounds.RoundKind`. */
export const RoundKind = { Ranking: 0n, Budget: 1n } as const;

/** What is asked in a round, as `openRound` takes it. */
export type RoundTerms = {
  kind: bigint;
  title: string;
  digest: string;
  cid: string;
  projectIds: bigint[];
  token: string;
  budget: bigint;
  startsAt: number;
  endsAt: number;
};

/** A ballot, as it is signed. */
export type Ballot = {
  roundId: bigint;
  voter: string;
  projectIds: bigint[];
  sharesBps: number[];
  deadline: number;
};

/** Creates projects that nobody has funded. */
export async function createProjects(fixture: GuildFixture, count: number) {
  const terms = await termsOf(fixture);
  for (let i = 0; i < count; i++) {
    await fixture.projects.connect(fixture.client).createProject(terms, 0);
  }
}

/** A guild with six projects. */
export async function projectsFixture() {
  const fixture = await guildFixture();
  await createProjects(fixture, 6);
  return fixture;
}

/**
 * Terms of a round that splits 1,000 dollars over projects 1, 2, 4 and 5.
 *
 * @param fixture - The guild.
 * @param changes - What differs.
 */
export async function roundTerms(fixture: GuildFixture, changes: Partial<RoundTerms> = {}): Promise<RoundTerms> {
  const now = await networkHelpers.time.latest();
  return {
    kind: RoundKind.Budget,
    title: 'Spring round',
    digest: digestOf('spring'),
    cid: 'bafkreispring',
    projectIds: [1n, 2n, 4n, 5n],
    token: fixture.dollar.target as string,
    budget: 1_000n * DOLLAR,
    startsAt: now + 100,
    endsAt: now + 1_100,
    ...changes,
  };
}

/** Opens a round and moves the clock to its first second of voting; returns its terms. */
export async function openRound(fixture: GuildFixture, changes: Partial<RoundTerms> = {}) {
  const terms = await roundTerms(fixture, changes);
  await fixture.priorities.connect(fixture.timelock).openRound(terms);
  await networkHelpers.time.increaseTo(terms.startsAt + 1);
  return terms;
}

/** The guild with such a round, open for votes. */
export async function roundFixture() {
  const fixture = await projectsFixture();
  return { ...fixture, round: await openRound(fixture) };
}

/** Casts a ballot in a round: pairs of a project and its share in basis points. */
export function cast(
  priorities: TestContract,
  voter: HardhatEthersSigner,
  choices: [projectId: bigint, shareBps: number][],
  roundId = 1n,
) {
  const [projectIds, sharesBps] = [choices.map(([id]) => id), choices.map(([, share]) => share)];
  return priorities.connect(voter).castBallot(roundId, projectIds, sharesBps);
}

/** Moves the clock past a round's vote and records its result. */
export async function finalize(priorities: TestContract, roundId = 1n) {
  const { endsAt } = await priorities.roundOf(roundId);
  await networkHelpers.time.increaseTo(endsAt + 1n);
  return priorities.finalizeRound(roundId);
}

/** Signs a ballot for a contract, on this chain unless a test says another. */
export async function signBallot(
  priorities: TestContract,
  signer: HardhatEthersSigner,
  ballot: Ballot,
  chainId?: bigint,
): Promise<string> {
  const domain = {
    name: 'Guildhall PriorityRounds',
    version: '1',
    chainId: chainId ?? (await ethers.provider.getNetwork()).chainId,
    verifyingContract: priorities.target as string,
  };
  const types = {
    Ballot: [
      { name: 'roundId', type: 'uint256' },
      { name: 'voter', type: 'address' },
      { name: 'projectIds', type: 'uint256[]' },
      { name: 'sharesBps', type: 'uint16[]' },
      { name: 'deadline', type: 'uint256' },
    ],
  };
  return signer.signTypedData(domain, types, ballot);
}
