import { hexBytes, quantity } from '../chain/answer.ts';
import { ChainError } from '../chain/chainError.ts';
import { ask } from '../chain/node/ask.ts';
import type { ChainNode } from '../chain/node/node.ts';
import type { Hex } from '../chain/types.ts';
import { concat, isZero } from '../ledger/bytes.ts';
import type { Row } from '../ledger/records.ts';
import { type Difference, difference } from './difference.ts';

/** Selector of `balanceOf(address)`. */
const BALANCE_OF: Hex = '0x70a08231';
const TWELVE_BYTES: Hex = `0x${'00'.repeat(12)}`;

/** What a contract holds beyond its books: tokens that nobody had recognized by the block. */
export type Surplus = { account: Hex; token: Hex; amount: bigint };

/**
 * Compares what the books say a guild's contracts hold with what they hold on the chain, as its node tells it.
 *
 * @param accounts - Accounts of the books.
 * @param blockHash - The block at which both are asked for.
 * @returns What they hold beyond the books.
 */
export async function compareAssets(
  report: (difference: Difference) => void,
  node: ChainNode,
  accounts: Iterable<Row>,
  blockHash: Hex,
): Promise<Surplus[]> {
  const found: Surplus[] = [];
  for (const account of accounts) {
    if (account.class !== 'ASSET') continue;
    const [token, holder, booked] = [account.token as Hex, account.holder as Hex, account.balance as bigint];
    const held = await balanceOf(node, token, holder, blockHash);
    if (held !== null && held >= booked) {
      if (held > booked) found.push({ account: account.id, token, amount: held - booked });
      continue;
    }
    const row = `${account.code} of ${token}`;
    const served = held === null ? 'nothing: the token does not tell it' : String(held);
    const fields = [{ field: 'balance', derived: `books ${booked}`, served: `contract holds ${served}` }];
    report(difference('assets', { type: 'LedgerAccount', id: account.id, row }, fields));
  }
  return found;
}

/** What an account holds of a token; null when the token does not tell it. */
async function balanceOf(node: ChainNode, token: Hex, holder: Hex, blockHash: Hex): Promise<bigint | null> {
  const block = { blockHash };
  if (isZero(token)) return ask(node, 'eth_getBalance', [holder, block], quantity);
  const call = { to: token, data: concat(BALANCE_OF, TWELVE_BYTES, holder) };
  const answer = await ask(node, 'eth_call', [call, block], hexBytes).catch(unlessRefused);
  return answer !== null && /^0x[\da-f]{1,64}$/i.test(answer) ? BigInt(answer) : null;
}

/** A token may revert, or use all gas: then nobody can read the balance, and the others still can be compared. */
function unlessRefused(error: unknown): null {
  if (error instanceof ChainError && error.problem === 'refused') return null;
  throw error;
}
