import { ClosingStatement, LedgerEntry } from '../../../generated/schema';
import { ClosingStatementPublished as ClosingStatementPublishedEvent } from '../../../generated/templates/AuditTrail/AuditTrail';
import { opinionOf } from '../../lib/enums';
import { numberedId } from '../../lib/id';

/** Records an auditor's opinion on the books; the auditor is the entry's actor. */
export function createClosingStatement(entry: LedgerEntry, event: ClosingStatementPublishedEvent): void {
  const params = event.params;
  const statement = new ClosingStatement(numberedId(event.address, params.statementId));
  statement.guild = entry.guild;
  statement.number = params.statementId;
  statement.auditor = entry.actor;
  statement.firstAnchor = numberedId(event.address, params.firstAnchor);
  statement.lastAnchor = numberedId(event.address, params.lastAnchor);
  statement.opinion = opinionOf(params.opinion);
  statement.openFindings = params.openFindings;
  statement.digest = params.digest;
  statement.cid = params.cid;
  statement.entry = entry.id;
  statement.save();
}
