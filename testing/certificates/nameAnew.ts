import { openBooks } from '../../verify/certificate/books/books.ts';
import type { Hex } from '../../verify/chain/types.ts';
import type { Row } from '../../verify/ledger/records.ts';
import { decoded } from '../../verify/ledger/rowText.ts';
import type { Line } from './tamperings.ts';

/** The lines of a certificate whose first one names the opening state that they have, whatever state that is. */
export function nameAnew(lines: readonly Line[]): Line[] {
  const [head, ...others] = lines as [Line, ...Line[]];
  const records = others.flatMap((line): [string, Row][] =>
    'record' in line ? [[line.type, decoded(line.record) as Row]] : [],
  );
  const { blockHash } = head.opening;
  try {
    const { peaks } = others.find((line) => 'peaks' in line) as Line;
    const books = openBooks(head as never, { peaks, records });
    const standing = books.standing({ number: BigInt(head.fromBlock) - 1n, hash: blockHash as Hex });
    return [{ ...head, opening: { blockHash, ...standing } }, ...others];
  } catch {
    // It is no state at all, and stays named as it was.
    return [...lines];
  }
}
