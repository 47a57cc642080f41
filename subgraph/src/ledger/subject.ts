import { BigInt, ethereum } from '@graphprotocol/graph-ts';
import { Guild, LedgerEntry, Milestone, Project } from '../../generated/schema';
import { findMilestone } from '../store/milestone';
import { findProject } from '../store/project';

/** Links an entry to the project that its event names. */
export function aboutProject(
  entry: LedgerEntry,
  guild: Guild,
  projectNumber: BigInt,
  event: ethereum.Event,
): Project | null {
  const project = findProject(guild, projectNumber, event);
  if (project !== null) entry.project = project.id;
  return project;
}

/** Links an entry to the project and the milestone that its event names. */
export function aboutMilestone(
  entry: LedgerEntry,
  guild: Guild,
  projectNumber: BigInt,
  index: BigInt,
  event: ethereum.Event,
): Milestone | null {
  const project = aboutProject(entry, guild, projectNumber, event);
  const milestone = project !== null ? findMilestone(project, index, event) : null;
  if (milestone !== null) entry.milestone = milestone.id;
  return milestone;
}
