import { headByAgreement, headByHash, type TrustedHead } from '../../chain/trustedHead.ts';
import type { Nodes } from '../chooseHead.ts';
import type { LedgerOptions } from '../options.ts';
import { Problem } from '../problem.ts';
import type { SavedState, StateScope } from './stateFile.ts';

const ANEW = 'delete it to begin anew, or give another --state';

/**
 * The block at which an earlier run compared: it stays the one that is compared at, and stands on what this run trusts.
 *
 * @throws Problem when another block is asked for, or that one is none of the chain any more; ChainError
 */
export async function headOfSaved(
  nodes: Nodes,
  { task: { head } }: Pick<SavedState, 'task'>,
  { block, blockHash }: Pick<LedgerOptions, 'block' | 'blockHash'>,
): Promise<TrustedHead> {
  if ((block ?? head.number) !== head.number || (blockHash ?? head.hash) !== head.hash) {
    const asked = blockHash ?? `block ${block}`;
    throw new Problem(`The state file is of block ${head.number} (${head.hash}), not of ${asked}: ${ANEW}.`);
  }
  if (blockHash !== undefined) return headByHash(nodes[0], blockHash);
  const agreed = await headByAgreement(nodes, head.number);
  if (agreed.hash === head.hash) return agreed;
  throw new Problem(
    `The chain has been reorganised since the state file was written: block ${head.number} is ${agreed.hash} now; ${ANEW}.`,
  );
}

/** @throws Problem when what an earlier run compared is something else than what is to be compared now */
export function refuseOther({ task }: Pick<SavedState, 'task'>, now: StateScope): void {
  for (const name of ['chainId', 'graphql', 'deployment', 'guild', 'factory', 'forwarder'] as const) {
    if (task[name] === now[name]) continue;
    throw new Problem(`The state file is of another ${name} (${task[name]}) than this (${now[name]}): ${ANEW}.`);
  }
}
