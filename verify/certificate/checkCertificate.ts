import type { Row } from '../ledger/records.ts';
import { openBooks } from './books.ts';
import { CertificateError } from './certificateError.ts';
import { type CertificateEnd, type CertificateHead, GET_ANOTHER, readHead } from './certificateLine.ts';
import { LineReader } from './lineReader.ts';
import { unpackLines } from './lines.ts';
import { LinkedBlocks } from './linkedBlocks.ts';
import { compareRows, type RowDifference, type WrittenRow, writtenRow } from './writtenRow.ts';

/** What a certificate shows, if nothing was reported: all of it stands on the hash of its last block. */
export type CheckedCertificate = CertificateHead & CertificateEnd;

/** What the reader of a certificate knows from elsewhere: the certificate must say the same. */
export type Expected = Partial<Pick<CertificateHead, 'chainId' | 'factory' | 'forwarder' | 'guild' | 'blockHash'>>;

/**
 * Checks a certificate without asking anybody: its blocks are a chain that ends with the hash it names, its receipts are
 * all of those blocks, and every entry, posting and balance follows from them and is there.
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
  expectHead(head, expected);
  const books = openBooks(head);
  const blocks = new LinkedBlocks(head, books.namedBy);
  const compare = (type: string, derived: readonly Row[], written: readonly WrittenRow[]) => {
    for (const difference of compareRows(type, derived.map(writtenRow), written)) report(difference);
  };
  for (let evidence = await lines.take('evidence'); evidence !== undefined; evidence = await lines.take('evidence')) {
    const derived = books.add(blocks.add(evidence));
    const written = await lines.takeAll('entry');
    compare(
      'LedgerEntry',
      derived.map(({ entry }) => entry),
      written.map(({ entry }) => entry),
    );
    compare(
      'Posting',
      derived.flatMap(({ postings }) => postings),
      written.flatMap(({ postings }) => postings),
    );
  }
  blocks.end();
  compare('LedgerAccount', books.accounts(), await lines.takeAll('account'));
  const end = books.end();
  const id = { id: head.guild };
  for (const difference of compareRows('LedgerHead', [{ ...id, ...end }], [{ ...id, ...(await lines.last()) }])) {
    report(difference);
  }
  return { ...head, ...end };
}

function expectHead(head: CertificateHead, expected: Expected): void {
  for (const [name, value] of Object.entries(expected)) {
    const written = head[name as keyof Expected];
    if (value === undefined || written === value) continue;
    throw new CertificateError(
      `The certificate is another one: its ${name} is ${written}, not ${value}. ${GET_ANOTHER}`,
    );
  }
}
