import type { HardhatEthersSigner } from '@nomicfoundation/hardhat-ethers/types';
import { ZeroHash } from 'ethers';
import { ethers, networkHelpers, type TestContract } from './chain.ts';
import { DOLLAR, digestOf, type GuildFixture } from './guild.ts';
import type { ProjectTerms } from './projects.ts';

const settlementTypes = {
  Settlement: [
    { name: 'projectId', type: 'uint256' },
    { name: 'milestoneId', type: 'uint256' },
    { name: 'contributorAmount', type: 'uint256' },
    { name: 'nonce', type: 'uint256' },
    { name: 'deadline', type: 'uint256' },
  ],
};

/** The EIP-712 types of a change of scope. */
export const scopeChangeTypes = {
  ScopeChange: [
    { name: 'projectId', type: 'uint256' },
    { name: 'milestoneId', type: 'uint256' },
    { name: 'contributor', type: 'address' },
    { name: 'amount', type: 'uint112' },
    { name: 'dueAt', type: 'uint40' },
    { name: 'skill', type: 'uint8' },
    { name: 'agreementDigest', type: 'bytes32' },
    { name: 'agreementCid', type: 'string' },
    { name: 'nonce', type: 'uint256' },
    { name: 'deadline', type: 'uint256' },
  ],
};

/** What was agreed anew about a milestone. */
export const AMENDMENT = { agreementDigest: digestOf('amendment'), agreementCid: 'bafkreiamendment' };

/** The milestone's agreement stays. */
export const NO_AGREEMENT = { agreementDigest: ZeroHash, agreementCid: '' };

/** What client and contributor settle on, as `settle` takes it. */
export type Settlement = {
  projectId: bigint;
  milestoneId: bigint;
  contributorAmount: bigint;
  nonce: bigint;
  deadline: bigint;
};

/** What client and contributor change about a milestone, as `changeScope` takes it. */
export type ScopeChange = {
  projectId: bigint;
  milestoneId: bigint;
  contributor: string;
  amount: bigint;
  dueAt: bigint;
  skill: bigint;
  agreementDigest: string;
  agreementCid: string;
  nonce: bigint;
  deadline: bigint;
};

/** The domain of an EIP-712 signature; `chainId` is the chain's own unless a test forges it. */
export type SigningDomain = { name: string; version: string; chainId: bigint; verifyingContract: string };

/** The EIP-712 domain of a Projects contract. */
export async function domainOf(projects: TestContract): Promise<SigningDomain> {
  const { chainId } = await ethers.provider.getNetwork();
  return { name: 'Guildhall Projects', version: '1', chainId, verifyingContract: await projects.getAddress() };
}

/** A settlement of project 1's first milestone: 600 dollars for the contributor, good for an hour. */
export async function settlementOf(changes: Partial<Settlement> = {}): Promise<Settlement> {
  const deadline = BigInt(await networkHelpers.time.latest()) + 3_600n;
  return { projectId: 1n, milestoneId: 0n, contributorAmount: 600n * DOLLAR, nonce: 0n, deadline, ...changes };
}

/**
 * A change of one of project 1's milestones that only extends its deadline by a day, good for an hour; an added milestone
 * comes with its agreement.
 */
export async function scopeChangeOf(
  terms: ProjectTerms,
  milestoneId: number,
  changes: Partial<ScopeChange> = {},
): Promise<ScopeChange> {
  const milestone = terms.milestones[milestoneId] ?? terms.milestones[0];
  if (!milestone) throw new Error('The terms have no milestones.');
  return {
    projectId: 1n,
    milestoneId: BigInt(milestoneId),
    contributor: milestone.contributor,
    amount: milestone.amount,
    dueAt: BigInt(milestone.dueAt) + 86_400n,
    skill: BigInt(milestone.skill),
    ...(milestoneId < terms.milestones.length ? NO_AGREEMENT : AMENDMENT),
    nonce: 0n,
    deadline: BigInt(await networkHelpers.time.latest()) + 3_600n,
    ...changes,
  };
}

/** Signs a settlement. */
export async function signSettlement(signer: HardhatEthersSigner, domain: SigningDomain, settlement: Settlement) {
  return signer.signTypedData(domain, settlementTypes, settlement);
}

/** Signs a change of scope. */
export async function signScopeChange(signer: HardhatEthersSigner, domain: SigningDomain, change: ScopeChange) {
  return signer.signTypedData(domain, scopeChangeTypes, change);
}

/** Brings a settlement, signed by the project's client and the first milestone's contributor. */
export async function settle(
  { projects, client, ana, stranger }: GuildFixture,
  settlement: Settlement,
  signed: { domain?: Partial<SigningDomain>; client?: HardhatEthersSigner; ana?: HardhatEthersSigner } = {},
) {
  const domain = { ...(await domainOf(projects)), ...signed.domain };
  const clientSignature = await signSettlement(signed.client ?? client, domain, settlement);
  const contributorSignature = await signSettlement(signed.ana ?? ana, domain, settlement);
  return projects.connect(stranger).settle(settlement, clientSignature, contributorSignature);
}
