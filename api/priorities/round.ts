import type { RecordKind } from '../prepare/find/findNumbered.ts';
import { numberedIdParser } from '../prepare/find/ids.ts';

/** Parses a round's id: `PriorityRounds contract ‖ be4(number)`. */
export const parseRoundId = numberedIdParser('a round');

/** Rounds of a guild. */
export const rounds: RecordKind = { part: 'priorities', count: 'roundCount', name: 'round' };
