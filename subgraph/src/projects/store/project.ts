import { Address, BigInt, Bytes, ethereum } from '@graphprotocol/graph-ts';
import { Guild, LedgerEntry, Project } from '../../../generated/schema';
import {
  ProjectCreated as ProjectCreatedEvent,
  ProjectCreatedTermsMilestonesStruct,
  ScopeChanged as ScopeChangedEvent,
} from '../../../generated/templates/Projects/Projects';
import { touchAccount } from '../../ledger/store/account';
import { ProjectStatus } from '../../lib/enums';
import { projectId } from '../../lib/id';
import { bytesOrNull } from '../../lib/isZero';
import { logMissing } from '../../lib/missing';
import { clampText, SEARCH_LIMIT } from '../../lib/text';
import { touchToken } from '../../token/store/token';
import { createMilestone } from './milestone';
import { awaitDeliverables } from './task';

/** A project of a guild; null, and logged, for an unknown one. */
export function findProject(guild: Guild, number: BigInt, event: ethereum.Event): Project | null {
  const id = projectId(guild.projects, number);
  const found = Project.load(id);
  if (found === null) logMissing('Project', id, event);
  return found;
}

/** Records a new project and its milestones, and counts it in its guild. */
export function createProject(event: ProjectCreatedEvent, guild: Guild, entry: LedgerEntry): Project {
  const terms = event.params.terms;
  const project = new Project(projectId(event.address, event.params.projectId));
  project.guild = guild.id;
  project.number = event.params.projectId;
  project.title = terms.title;
  project.searchText = clampText(terms.title, SEARCH_LIMIT);
  project.client = touchAccount(event.params.client, event).id;
  project.token = touchToken(event.params.token).id;
  project.status = ProjectStatus.PROPOSED;
  project.reviewers = touchAccounts(terms.reviewers, event);
  project.threshold = terms.threshold;
  project.reviewWindow = terms.reviewWindow;
  project.grace = terms.grace;
  project.maxRevisions = terms.maxRevisions;
  project.feeBps = event.params.feeBps;
  project.maxFeeBps = terms.maxFeeBps;
  project.arbiter = bytesOrNull(terms.arbiter);
  project.maxArbiterFeeBps = terms.maxArbiterFeeBps;
  project.agreementDigest = terms.agreementDigest;
  project.agreementCid = terms.agreementCid;
  project.termsHash = event.params.termsHash;
  project.total = event.params.total;
  project.funded = BigInt.zero();
  project.released = BigInt.zero();
  project.refunded = BigInt.zero();
  project.milestoneCount = terms.milestones.length;
  project.created = entry.id;
  project.save();
  createMilestones(project, guild, terms.milestones, event);
  guild.projectCount = guild.projectCount.plus(BigInt.fromI32(1));
  guild.save();
  return project;
}

/** Records that the guild took a project on, on these terms. */
export function acceptProject(project: Project, entry: LedgerEntry, termsHash: Bytes): void {
  project.status = ProjectStatus.ACCEPTED;
  project.accepted = entry.id;
  project.acceptance = entry.execution;
  project.acceptedTermsHash = termsHash;
  project.save();
  awaitDeliverables(project, entry);
}

/** Records that a project's client canceled it. */
export function cancelProject(project: Project): void {
  project.status = ProjectStatus.CANCELED;
  project.save();
}

/** Records what a project was funded with so far. */
export function setFunded(project: Project, total: BigInt): void {
  project.funded = total;
  project.save();
}

/** Records what of a project was released so far, gross. */
export function setReleased(project: Project, total: BigInt): void {
  project.released = total;
  project.save();
}

/** Records what of a project was refunded so far. */
export function setRefunded(project: Project, total: BigInt): void {
  project.refunded = total;
  project.save();
}

/** Records what a change of scope did to a project. */
export function changeProjectTerms(project: Project, event: ScopeChangedEvent, added: boolean): void {
  const params = event.params;
  project.total = project.total.minus(params.oldAmount).plus(params.change.amount);
  project.termsHash = params.termsHash;
  if (added) project.milestoneCount++;
  project.save();
}

function createMilestones(
  project: Project,
  guild: Guild,
  milestones: Array<ProjectCreatedTermsMilestonesStruct>,
  event: ethereum.Event,
): void {
  for (let i = 0; i < milestones.length; i++) {
    const terms = milestones[i];
    const contributor = touchAccount(terms.contributor, event).id;
    const index = BigInt.fromI32(i);
    createMilestone(project, index, contributor, terms.amount, terms.dueAt, guild, terms.skill, terms.bond);
  }
}

/** The contract allows at most 16 reviewers. */
function touchAccounts(addresses: Array<Address>, event: ethereum.Event): Array<Bytes> {
  const ids = new Array<Bytes>(addresses.length);
  for (let i = 0; i < addresses.length; i++) ids[i] = touchAccount(addresses[i], event).id;
  return ids;
}
