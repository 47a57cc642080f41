import {
  Anchored as AnchoredEvent,
  AuthorityUpdated as AuthorityUpdatedEvent,
  ClosingStatementPublished as ClosingStatementPublishedEvent,
  FindingAnswered as FindingAnsweredEvent,
  FindingClosed as FindingClosedEvent,
  FindingRaised as FindingRaisedEvent,
  Initialized as InitializedEvent,
} from '../../generated/templates/AuditTrail/AuditTrail';
import {
  AUDIT_TRAIL_ANCHORED,
  AUDIT_TRAIL_AUTHORITY_UPDATED,
  AUDIT_TRAIL_CLOSING_STATEMENT_PUBLISHED,
  AUDIT_TRAIL_FINDING_ANSWERED,
  AUDIT_TRAIL_FINDING_CLOSED,
  AUDIT_TRAIL_FINDING_RAISED,
  AUDIT_TRAIL_INITIALIZED,
} from '../../generated/topics';
import { mentionDocument } from '../documents/store/document';
import { currentGuild } from '../ledger/context';
import { appendEntry, openEntry } from '../ledger/entry';
import { aboutFinding } from '../ledger/subject';
import { EntryCategory } from '../lib/enums';
import { createAnchor } from './store/anchor';
import { createClosingStatement } from './store/closingStatement';
import { answerFinding, closeFinding, createFinding } from './store/finding';

export function handleAnchored(event: AnchoredEvent): void {
  const guild = currentGuild();
  const entry = openEntry(guild, event, AUDIT_TRAIL_ANCHORED, EntryCategory.AUDIT, event.params.actor);
  createAnchor(guild, entry, event);
  entry.save();
}

export function handleFindingRaised(event: FindingRaisedEvent): void {
  const guild = currentGuild();
  const entry = openEntry(guild, event, AUDIT_TRAIL_FINDING_RAISED, EntryCategory.AUDIT, event.params.auditor);
  mentionDocument(entry, event.params.digest, event.params.cid);
  entry.finding = createFinding(guild, entry, event).id;
  entry.save();
}

export function handleFindingAnswered(event: FindingAnsweredEvent): void {
  const guild = currentGuild();
  const entry = openEntry(guild, event, AUDIT_TRAIL_FINDING_ANSWERED, EntryCategory.AUDIT, event.params.actor);
  mentionDocument(entry, event.params.digest, event.params.cid);
  const finding = aboutFinding(entry, guild, event.params.findingId, event);
  if (finding !== null) {
    entry.account = finding.auditor;
    answerFinding(entry, finding, event);
  }
  entry.save();
}

export function handleFindingClosed(event: FindingClosedEvent): void {
  const guild = currentGuild();
  const entry = openEntry(guild, event, AUDIT_TRAIL_FINDING_CLOSED, EntryCategory.AUDIT, event.params.auditor);
  mentionDocument(entry, event.params.digest, event.params.cid);
  const finding = aboutFinding(entry, guild, event.params.findingId, event);
  if (finding !== null) closeFinding(guild, entry, finding, event);
  entry.save();
}

export function handleClosingStatementPublished(event: ClosingStatementPublishedEvent): void {
  const guild = currentGuild();
  const auditor = event.params.auditor;
  const entry = openEntry(guild, event, AUDIT_TRAIL_CLOSING_STATEMENT_PUBLISHED, EntryCategory.AUDIT, auditor);
  mentionDocument(entry, event.params.digest, event.params.cid);
  createClosingStatement(guild, entry, event);
  entry.save();
}

export function handleAuditTrailAuthorityUpdated(event: AuthorityUpdatedEvent): void {
  appendEntry(event, AUDIT_TRAIL_AUTHORITY_UPDATED, EntryCategory.ADMIN);
}

export function handleAuditTrailInitialized(event: InitializedEvent): void {
  appendEntry(event, AUDIT_TRAIL_INITIALIZED, EntryCategory.ADMIN);
}
