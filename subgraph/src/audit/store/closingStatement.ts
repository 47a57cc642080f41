import { BigInt, Bytes } from '@graphprotocol/graph-ts';
import { ClosingStatement, Guild, LedgerEntry } from '../../../generated/schema';
import { ClosingStatementPublished as ClosingStatementPublishedEvent } from '../../../generated/templates/AuditTrail/AuditTrail';
import { opinionOf } from '../../lib/enums';
import { numberedId } from '../../lib/id';

/** Records an auditor's opinion on the books. */
export function createClosingStatement(guild: Guild, entry: LedgerEntry, event: ClosingStatementPublishedEvent): void {
  const params = event.params;
  const statement = new ClosingStatement(numberedId(event.address, params.statementId));
  statement.guild = entry.guild;
  statement.number = params.statementId;
  statement.auditor = params.auditor;
  statement.firstAnchor = anchorOrNull(guild, params.firstAnchor);
  statement.lastAnchor = anchorOrNull(guild, params.lastAnchor);
  statement.opinion = opinionOf(params.opinion);
  statement.openFindings = params.openFindings;
  statement.digest = params.digest;
  statement.cid = params.cid;
  statement.entry = entry.id;
  statement.save();
}

/** An anchor of a guild, which numbers them from 1; null for one that is not made. */
function anchorOrNull(guild: Guild, number: BigInt): Bytes | null {
  if (number.isZero() || number.gt(guild.anchorCount)) return null;
  return numberedId(guild.auditTrail, number);
}
