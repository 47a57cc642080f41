import type { Hex } from '../../../chain/types.ts';
import type { Difference } from '../../../compare/difference.ts';
import type { Row } from '../../../ledger/records.ts';
import type { BlockPlace } from '../ledgers/derivation.ts';

/** A difference that was found and is not gone. */
export type OpenDifference = {
  guild: Hex;
  difference: Difference;
  /** The row that a log made, which nobody else keeps; of other rows, the records have what is right by now. */
  made: { row: Row; block: bigint } | undefined;
  /** The block at which it was found. */
  block: BlockPlace;
  /** When, as ISO 8601 has it. */
  since: string;
};

/** Whether it is about what happened on the chain, and not about what a server shows. */
export function isOfChain(problem: Difference['problem']): boolean {
  return problem === 'anchor' || problem === 'assets';
}
