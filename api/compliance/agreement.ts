import type { RecordKind } from '../prepare/find/findNumbered.ts';
import { numberedIdParser } from '../prepare/find/ids.ts';

/** Parses an agreement's id: `Compliance contract ‖ be4(number)`. */
export const parseAgreementId = numberedIdParser('an agreement');

/** Agreements of a guild. */
export const agreements: RecordKind = { part: 'compliance', count: 'agreementCount', name: 'agreement' };
