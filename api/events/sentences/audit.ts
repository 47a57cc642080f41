import type { EventSentences } from './sentence.ts';

/** Anchors, findings and statements; and the guild's beginning. */
export const auditSentences: EventSentences = {
  'AuditTrail Anchored':
    '{actor} anchored the ledger’s first {entryCount:entries}, up to block {toBlock}, as anchor {seq}.',
  'AuditTrail AuthorityUpdated': 'The audit trail takes its roles from {authority} from now on.',
  'AuditTrail ClosingStatementPublished':
    '{auditor} published statement {statementId} on anchors {firstAnchor} to {lastAnchor}: {opinion}, with {openFindings:findings}.',
  'AuditTrail FindingAnswered': '{actor} answered finding {findingId}.',
  'AuditTrail FindingClosed': '{auditor} closed finding {findingId}: {resolution}.',
  'AuditTrail FindingRaised': '{auditor} raised finding {findingId} ({severity}): {title}.',
  'AuditTrail Initialized': 'The audit trail was set up.',
  'GuildFactory GuildCreated': '{creator} founded {config.name} with the token {config.symbol}.',
};
