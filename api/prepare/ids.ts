import { concat, dataSlice, getAddress, isHexString, toBeHex } from 'ethers';
import { UserErrors, validationError } from './userErrors.ts';

const ADDRESS_BYTES = 20;

/** A project: its Projects contract and its number there, from 1. */
export type ProjectKey = { projects: string; projectId: bigint };

/** A milestone: its project and its index, from 0. */
export type MilestoneKey = ProjectKey & { milestoneId: bigint };

/** A deliverable: its milestone and its revision, from 1. */
export type DeliverableKey = MilestoneKey & { revision: bigint };

/** A record that a contract numbers from 1: a dispute, a round, a budget, an agreement, a finding. */
export type NumberedKey = { contract: string; number: bigint };

/** A reward that vests: whose, and its number there, from 1. */
export type GrantKey = { rewards: string; account: string; number: bigint };

/** A proposal: its Governor and the Governor's id. */
export type ProposalKey = { governor: string; proposalId: bigint };

/**
 * An account or contract.
 *
 * @param field - Path of the input field it came from.
 * @returns It in lower case.
 * @throws UserErrors when it is no address, or mixes cases and is not checksummed by EIP-55.
 */
export function parseAddress(text: unknown, field: string[]): string {
  if (!isHexString(text, ADDRESS_BYTES)) {
    throw invalid(field, `${shown(text)} is not an address: give 0x and 40 hexadecimal digits.`);
  }
  try {
    return getAddress(text).toLowerCase();
  } catch {
    throw invalid(
      field,
      `${text} has a wrong checksum (EIP-55): a digit may be mistyped. Copy it again, or give it in lower case if you ` +
        'are sure.',
    );
  }
}

/**
 * A guild's id.
 *
 * @returns Address of the guild's access manager, lower-case.
 * @throws UserErrors when it is none.
 */
export function parseGuildId(id: unknown, field: string[]): string {
  if (!isHexString(id, ADDRESS_BYTES)) throw malformed(id, field, 'a guild', "its access manager's address (20 bytes)");
  return parseAddress(id, field);
}

/**
 * A project's id: `Projects contract ‖ be4(number)`.
 *
 * @throws UserErrors when it is none.
 */
export function parseProjectId(id: unknown, field: string[]): ProjectKey {
  return projectKeyOf(bytesOf(id, 24, field, 'a project', 'the Projects contract (20 bytes) and the number (4 bytes)'));
}

/**
 * A milestone's id: `project ‖ be4(index)`.
 *
 * @throws UserErrors when it is none.
 */
export function parseMilestoneId(id: unknown, field: string[]): MilestoneKey {
  return milestoneKeyOf(bytesOf(id, 28, field, 'a milestone', "its project's id (24 bytes) and the index (4 bytes)"));
}

/**
 * A deliverable's id: `milestone ‖ be2(revision)`.
 *
 * @throws UserErrors when it is none.
 */
export function parseDeliverableId(id: unknown, field: string[]): DeliverableKey {
  const bytes = bytesOf(id, 30, field, 'a deliverable', "its milestone's id (28 bytes) and the revision (2 bytes)");
  return { ...milestoneKeyOf(bytes), revision: BigInt(dataSlice(bytes, 28, 30)) };
}

/**
 * A proposal's id: `governor ‖ be32(proposalId)`.
 *
 * @throws UserErrors when it is none.
 */
export function parseProposalId(id: unknown, field: string[]): ProposalKey {
  const bytes = bytesOf(id, 52, field, 'a proposal', "the Governor (20 bytes) and the Governor's id (32 bytes)");
  return { governor: dataSlice(bytes, 0, ADDRESS_BYTES), proposalId: BigInt(dataSlice(bytes, 20, 52)) };
}

/**
 * Makes the parser of the ids of records that a contract numbers: `contract ‖ be4(number)`.
 *
 * @param what - Such a record, in words: `a dispute`.
 * @returns The parser; it throws UserErrors when an id is none.
 */
export function numberedIdParser(what: string): (id: unknown, field: string[]) => NumberedKey {
  return (id, field) => {
    const bytes = bytesOf(id, 24, field, what, 'its contract (20 bytes) and the number (4 bytes)');
    return { contract: dataSlice(bytes, 0, ADDRESS_BYTES), number: BigInt(dataSlice(bytes, 20, 24)) };
  };
}

/**
 * A vesting reward's id: `Rewards contract ‖ account ‖ be4(number)`.
 *
 * @throws UserErrors when it is none.
 */
export function parseGrantId(id: unknown, field: string[]): GrantKey {
  const form = 'the Rewards contract (20 bytes), the account (20 bytes) and the number (4 bytes)';
  const bytes = bytesOf(id, 44, field, 'a grant', form);
  return {
    rewards: dataSlice(bytes, 0, ADDRESS_BYTES),
    account: dataSlice(bytes, 20, 40),
    number: BigInt(dataSlice(bytes, 40, 44)),
  };
}

/** A project's id in the ledger. */
export function projectLedgerId({ projects, projectId }: ProjectKey): string {
  return concat([projects, toBeHex(projectId, 4)]);
}

/** A proposal's id in the ledger. */
export function proposalLedgerId({ governor, proposalId }: ProposalKey): string {
  return concat([governor, toBeHex(proposalId, 32)]);
}

function projectKeyOf(bytes: string): ProjectKey {
  return { projects: dataSlice(bytes, 0, ADDRESS_BYTES), projectId: BigInt(dataSlice(bytes, 20, 24)) };
}

function milestoneKeyOf(bytes: string): MilestoneKey {
  return { ...projectKeyOf(bytes), milestoneId: BigInt(dataSlice(bytes, 24, 28)) };
}

function bytesOf(id: unknown, length: number, field: string[], what: string, form: string): string {
  if (!isHexString(id, length)) throw malformed(id, field, what, form);
  return id.toLowerCase();
}

function malformed(id: unknown, field: string[], what: string, form: string): UserErrors {
  return invalid(field, `${shown(id)} is not the id of ${what}: that is ${form} in hexadecimal, after 0x.`);
}

function invalid(field: string[], message: string): UserErrors {
  return new UserErrors(validationError(field, message));
}

function shown(text: unknown): string {
  const quoted = JSON.stringify(text) ?? String(text);
  return quoted.length > 130 ? `${quoted.slice(0, 120)}…` : quoted;
}
