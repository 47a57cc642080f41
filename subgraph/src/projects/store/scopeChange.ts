import { BigInt } from '@graphprotocol/graph-ts';
import { Guild, LedgerEntry, Milestone, Project, ScopeChange } from '../../../generated/schema';
import { ScopeChanged as ScopeChangedEvent } from '../../../generated/templates/Projects/Projects';
import { touchAccount } from '../../ledger/store/account';
import { createMilestone, loadMilestone, rescheduleMilestone } from './milestone';
import { changeProjectTerms } from './project';
import { rescheduleDeliverable } from './task';

/** Records what client and contributor changed about a milestone, or the milestone that they added. */
export function applyScopeChange(
  guild: Guild,
  entry: LedgerEntry,
  project: Project,
  event: ScopeChangedEvent,
): Milestone {
  const params = event.params;
  const known = loadMilestone(project, params.milestoneId);
  const milestone = known === null ? addMilestone(guild, project, event) : known;
  if (known !== null) {
    rescheduleMilestone(milestone, params.change.amount, params.change.dueAt);
    rescheduleDeliverable(milestone);
  }
  createScopeChange(entry, project, milestone, event, known === null);
  changeProjectTerms(project, event, known === null);
  return milestone;
}

function addMilestone(guild: Guild, project: Project, event: ScopeChangedEvent): Milestone {
  const change = event.params.change;
  const contributor = touchAccount(change.contributor, event).id;
  const index = event.params.milestoneId;
  return createMilestone(project, index, contributor, change.amount, change.dueAt, guild, change.skill, BigInt.zero());
}

/** The project's own row is not changed yet. */
function createScopeChange(
  entry: LedgerEntry,
  project: Project,
  milestone: Milestone,
  event: ScopeChangedEvent,
  added: boolean,
): void {
  const params = event.params;
  const change = new ScopeChange(entry.id);
  change.guild = entry.guild;
  change.milestone = milestone.id;
  change.added = added;
  change.oldAmount = params.oldAmount;
  change.newAmount = params.change.amount;
  change.oldDueAt = params.oldDueAt;
  change.newDueAt = params.change.dueAt;
  change.agreementDigest = params.change.agreementDigest;
  change.agreementCid = params.change.agreementCid;
  change.nonce = params.change.nonce;
  change.oldTermsHash = project.termsHash;
  change.newTermsHash = params.termsHash;
  change.entry = entry.id;
  change.save();
}
