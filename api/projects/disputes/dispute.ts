import type { RecordKind } from '../../prepare/find/findNumbered.ts';
import { numberedIdParser } from '../../prepare/find/ids.ts';

/** Parses a dispute's id: `Projects contract ‖ be4(number)`. */
export const parseDisputeId = numberedIdParser('a dispute');

/** Disputes of a guild. */
export const disputes: RecordKind = { part: 'projects', count: 'disputeCount', name: 'dispute' };
