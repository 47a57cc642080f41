import type { Receipt } from '../../chain/answers.ts';
import type { MinedIn } from '../store/transitions.ts';

/** A receipt as a request's transaction. */
export function minedIn({ transactionHash, blockNumber, blockHash, gasUsed }: Receipt): MinedIn {
  return { transactionHash, blockNumber, blockHash, gasUsed };
}
