import type { PrepareScope } from '../../prepare/prepareContext.ts';
import { notFoundError, UserErrors } from '../../prepare/userErrors.ts';
import { type FoundProject, findProject } from '../findProject.ts';
import type { MilestoneKey } from '../ids.ts';

/** A milestone as its contract stores it, its project, and how a sentence names it. */
export type FoundMilestone = {
  project: FoundProject;
  /** Lower-case. */
  contributor: string;
  /** Gross, in the payment token's smallest unit. */
  amount: bigint;
  /** Number of the guild's skill; 0 for none. */
  skill: bigint;
  /** Guild tokens that the contributor bonds, in the smallest unit. */
  bond: bigint;
  /** Number that the next settlement or scope change carries. */
  nonce: bigint;
  /** Number of submissions so far. */
  revision: bigint;
  /** `milestone 2 of “Market entry study”`, counted from 1. */
  label: string;
};

/**
 * The milestone of an id.
 *
 * @param field - Path of the input field that names it.
 * @throws UserErrors when there is none.
 */
export async function findMilestone(scope: PrepareScope, key: MilestoneKey, field: string[]): Promise<FoundMilestone> {
  const { projects, projectId, milestoneId } = key;
  const read = { contract: 'Projects', to: projects, function: 'milestoneOf', args: [projectId, milestoneId] } as const;
  const project = await findProject(scope, key, field);
  if (milestoneId >= project.milestoneCount) {
    const message = `${project.label} has ${project.milestoneCount} milestones, and none with the index ${milestoneId}.`;
    throw new UserErrors(notFoundError(field, message));
  }
  const [milestone] = await scope.chain.read(read, scope.block);
  return {
    project,
    contributor: milestone.contributor.toLowerCase(),
    amount: milestone.amount,
    skill: milestone.skill,
    bond: milestone.bond,
    nonce: milestone.nonce,
    revision: milestone.revision,
    label: `milestone ${milestoneId + 1n} of ${project.label}`,
  };
}
