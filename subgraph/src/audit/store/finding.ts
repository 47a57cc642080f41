import { BigInt, ethereum } from '@graphprotocol/graph-ts';
import { Finding, FindingAnswer, Guild, LedgerEntry } from '../../../generated/schema';
import {
  FindingAnswered as FindingAnsweredEvent,
  FindingClosed as FindingClosedEvent,
  FindingRaised as FindingRaisedEvent,
} from '../../../generated/templates/AuditTrail/AuditTrail';
import { OPEN_FINDING, resolutionOf, severityOf } from '../../lib/enums';
import { numberedId } from '../../lib/id';
import { logMissing } from '../../lib/missing';

const ONE = BigInt.fromI32(1);

/** A finding of a guild's auditors; null, and logged, for an unknown one. */
export function findFinding(guild: Guild, number: BigInt, event: ethereum.Event): Finding | null {
  const id = numberedId(guild.auditTrail, number);
  const found = Finding.load(id);
  if (found === null) logMissing('Finding', id, event);
  return found;
}

/** Records a new finding, and counts it in its guild. */
export function createFinding(guild: Guild, entry: LedgerEntry, event: FindingRaisedEvent): Finding {
  const params = event.params;
  const finding = new Finding(numberedId(guild.auditTrail, params.findingId));
  finding.guild = guild.id;
  finding.number = params.findingId;
  finding.auditor = params.auditor;
  finding.subject = params.subject;
  finding.severity = severityOf(params.severity);
  finding.title = params.title;
  finding.digest = params.digest;
  finding.cid = params.cid;
  finding.resolution = OPEN_FINDING;
  finding.raised = entry.id;
  finding.save();
  guild.findingCount = guild.findingCount.plus(ONE);
  guild.openFindingCount = guild.openFindingCount.plus(ONE);
  guild.save();
  return finding;
}

/** Records the guild's answer to a finding. */
export function answerFinding(entry: LedgerEntry, finding: Finding, event: FindingAnsweredEvent): void {
  const answer = new FindingAnswer(entry.id);
  answer.finding = finding.id;
  answer.number = event.params.answerNumber;
  answer.digest = event.params.digest;
  answer.cid = event.params.cid;
  answer.entry = entry.id;
  answer.save();
}

/** Records how a finding ended. */
export function closeFinding(guild: Guild, entry: LedgerEntry, finding: Finding, event: FindingClosedEvent): void {
  if (finding.closed === null) {
    guild.openFindingCount = guild.openFindingCount.minus(ONE);
    guild.save();
  }
  finding.resolution = resolutionOf(event.params.resolution);
  finding.conclusionDigest = event.params.digest;
  finding.conclusionCid = event.params.cid;
  finding.closed = entry.id;
  finding.save();
}
