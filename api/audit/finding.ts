import type { RecordKind } from '../prepare/find/findNumbered.ts';
import { numberedIdParser } from '../prepare/find/ids.ts';

/** Parses a finding's id: `AuditTrail contract ‖ be4(number)`. */
export const parseFindingId = numberedIdParser('a finding');

/** Findings of a guild. */
export const findings: RecordKind = { part: 'auditTrail', count: 'findingCount', name: 'finding' };
