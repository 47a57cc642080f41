import { hexOf } from '../../chain/encode/hex.ts';
import { keccak } from '../../chain/encode/keccak.ts';
import type { Hex } from '../../chain/types.ts';
import type { LedgerOf } from '../../ledger/guildLedger.ts';
import type { Records, Row } from '../../ledger/records.ts';
import { canonicalText, encoded } from '../../ledger/rowText.ts';

/** Whose books, on which chain. */
export type BooksOf = LedgerOf & { chainId: string };

/** The last block that a state has in it. */
export type StateBlock = { number: bigint; hash: Hex };

/** All that later entries, and the tree over them, can depend on: the state of books at the end of a block. */
export type LedgerState = { block: StateBlock; peaks: readonly Hex[]; records: readonly [type: string, row: Row][] };

/** The records in their one order: by type, then by id. */
export function sortedRecords(records: Records): [string, Row][] {
  return [...records.all()].sort((one, other) => (isBefore(one, other) ? -1 : 1));
}

/** Whether a record comes before another one in a state. */
export function isBefore(
  [type, { id }]: readonly [string, Row],
  [other, { id: otherId }]: readonly [string, Row],
): boolean {
  return type === other ? id < otherId : type < other;
}

/** The digest of a state: docs/proof.md, "The state between two periods". */
export function digestOf({ chainId, factory, forwarder, guild }: BooksOf, { block, peaks, records }: LedgerState): Hex {
  const head = { chainId, factory, forwarder, guild, block: String(block.number), blockHash: block.hash, peaks };
  const digests = new Uint8Array(32 * (records.length + 1));
  const text = new TextEncoder();
  digests.set(keccak(text.encode(canonicalText(head))));
  for (const [at, [type, row]] of records.entries()) {
    digests.set(keccak(text.encode(canonicalText({ type, record: encoded(row) }))), 32 * (at + 1));
  }
  return hexOf(keccak(digests));
}
