import type { Receipt } from './relayNode.ts';
import type { MinedIn } from './requestSteps.ts';

/** A receipt as a request's transaction. */
export function minedIn({ transactionHash, blockNumber, blockHash, gasUsed }: Receipt): MinedIn {
  return { transactionHash, blockNumber, blockHash, gasUsed };
}
