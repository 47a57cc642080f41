import { concat, dataSlice, toBeHex } from 'ethers';
import { ADDRESS_BYTES, idBytes } from '../prepare/find/ids.ts';

/** A project: its Projects contract and its number there, from 1. */
export type ProjectKey = { projects: string; projectId: bigint };

/** A milestone: its project and its index, from 0. */
export type MilestoneKey = ProjectKey & { milestoneId: bigint };

/** A deliverable: its milestone and its revision, from 1. */
export type DeliverableKey = MilestoneKey & { revision: bigint };

/**
 * A project's id: `Projects contract ‖ be4(number)`.
 *
 * @throws UserErrors when it is none.
 */
export function parseProjectId(id: unknown, field: string[]): ProjectKey {
  return projectKeyOf(
    idBytes(id, field, {
      length: 24,
      what: 'a project',
      form: 'the Projects contract (20 bytes) and the number (4 bytes)',
    }),
  );
}

/**
 * A milestone's id: `project ‖ be4(index)`.
 *
 * @throws UserErrors when it is none.
 */
export function parseMilestoneId(id: unknown, field: string[]): MilestoneKey {
  return milestoneKeyOf(
    idBytes(id, field, {
      length: 28,
      what: 'a milestone',
      form: "its project's id (24 bytes) and the index (4 bytes)",
    }),
  );
}

/**
 * A deliverable's id: `milestone ‖ be2(revision)`.
 *
 * @throws UserErrors when it is none.
 */
export function parseDeliverableId(id: unknown, field: string[]): DeliverableKey {
  const bytes = idBytes(id, field, {
    length: 30,
    what: 'a deliverable',
    form: "its milestone's id (28 bytes) and the revision (2 bytes)",
  });
  return { ...milestoneKeyOf(bytes), revision: BigInt(dataSlice(bytes, 28, 30)) };
}

/** A project's id in the ledger. */
export function projectLedgerId({ projects, projectId }: ProjectKey): string {
  return concat([projects, toBeHex(projectId, 4)]);
}

function projectKeyOf(bytes: string): ProjectKey {
  return { projects: dataSlice(bytes, 0, ADDRESS_BYTES), projectId: BigInt(dataSlice(bytes, 20, 24)) };
}

function milestoneKeyOf(bytes: string): MilestoneKey {
  return { ...projectKeyOf(bytes), milestoneId: BigInt(dataSlice(bytes, 24, 28)) };
}
