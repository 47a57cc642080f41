import type { Hex } from '../chain/types.ts';
import type { Row } from '../ledger/records.ts';
import { readOpening, withOpening } from './books/opening.ts';
import { type Expected, refuseOther } from './expected.ts';
import { type CertificateHead, type LedgerStanding, readHead } from './lines/certificateLine.ts';
import { LineReader } from './lines/lineReader.ts';
import { unpackLines } from './lines/lines.ts';
import { LinkedBlocks } from './linkedBlocks.ts';
import { compareRows, type RowDifference, type WrittenRow, writtenRow } from './writtenRow.ts';

/**
 * What a certificate shows, if nothing was reported: all of it stands on the hash of its last block and, unless it begins
 * with the guild, on its opening state.
 */
export type CheckedCertificate = CertificateHead & LedgerStanding;

/**
 * Checks a certificate without asking anybody: its blocks are a chain that ends with the hash it names, its receipts are
 * all of those blocks, and every entry, posting and balance follows from them, and from the opening state, and is there.
 *
 * @param report - Told of each row that is another one than follows from the blocks.
 * @throws CertificateError when it is no whole certificate, its blocks are no chain, or it is not the expected one
 */
export async function checkCertificate(
  bytes: AsyncIterable<Uint8Array>,
  expected: Expected,
  report: (difference: RowDifference) => void,
): Promise<CheckedCertificate> {
  const lines = new LineReader(unpackLines(bytes));
  const head = readHead(await lines.first());
  refuseOther(head, expected);
  const books = await readOpening(lines, head);
  const blocks = new LinkedBlocks(head, books);
  const compare = (type: string, derived: readonly Row[], written: readonly WrittenRow[]) => {
    for (const difference of compareRows(type, derived.map(writtenRow), written)) report(difference);
  };
  for (let evidence = await lines.take('evidence'); evidence !== undefined; evidence = await lines.take('evidence')) {
    const block = blocks.add(evidence);
    const derived = await withOpening(head, () => books.add(block));
    const written = await lines.takeUpTo('entry', derived.length);
    compare(
      'LedgerEntry',
      derived.map(({ entry }) => entry),
      written.map(({ entry }) => entry),
    );
    for (let at = 0; at < Math.max(derived.length, written.length); at += 1) {
      compare('Posting', derived[at]?.postings ?? [], written[at]?.postings ?? []);
    }
  }
  blocks.end();
  const accounts = books.accounts();
  compare('LedgerAccount', accounts, await lines.takeUpTo('account', accounts.length));
  const end = books.standing({ number: BigInt(head.toBlock), hash: head.blockHash as Hex });
  const id = { id: head.guild };
  for (const difference of compareRows('LedgerHead', [{ ...id, ...end }], [{ ...id, ...(await lines.last()) }])) {
    report(difference);
  }
  return { ...head, ...end };
}
