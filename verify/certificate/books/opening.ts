import type { Row } from '../../ledger/records.ts';
import { decoded } from '../../ledger/rowText.ts';
import { CertificateError, FalseCertificate } from '../certificateError.ts';
import { type CertificateHead, GET_ANOTHER, type LedgerStanding, type LineValues } from '../lines/certificateLine.ts';
import type { LineReader } from '../lines/lineReader.ts';
import { type Books, openBooks } from './books.ts';
import { isBefore, type StateBlock } from './ledgerState.ts';

/** The block before a certificate's first one. */
export function blockBefore({ fromBlock, opening }: CertificateHead): StateBlock | undefined {
  return opening === null ? undefined : { number: BigInt(fromBlock) - 1n, hash: opening.blockHash };
}

/**
 * Opens the books of a certificate: new ones, or with the state that it brings.
 *
 * @throws CertificateError when that state is not the one that the certificate's first line names
 */
export async function readOpening(lines: LineReader, head: CertificateHead): Promise<Books> {
  const { opening } = head;
  const block = blockBefore(head);
  if (opening === null || block === undefined) return openBooks(head);
  const peaks = await lines.take('peaks');
  if (peaks === undefined) throw broken('it is not there');
  const records = await readRecords(lines);
  const books = await withOpening(head, () => openBooks(head, { peaks, records }));
  if (!books.isOpen()) throw broken(`it does not have the guild ${head.guild}`);
  const { blockHash: _, ...named } = opening;
  const found = await withOpening(head, () => books.standing(block));
  for (const [name, value] of Object.entries(named)) {
    const is = found[name as keyof LedgerStanding];
    if (is !== value) throw broken(`its ${name} is ${is}, and the first line says ${value}`);
  }
  return books;
}

/** Does what an opening state may have no place for: it is only known to be the one that somebody has closed with. */
export async function withOpening<T>({ opening }: CertificateHead, act: () => T): Promise<T> {
  try {
    return act();
  } catch (error) {
    if (opening === null || error instanceof CertificateError) throw error;
    throw broken(`no ledger goes on from it (${(error as Error).message})`, error);
  }
}

/** Records that are not in their order are refused as they are read: a file can repeat one without end. */
async function readRecords(lines: LineReader): Promise<[string, Row][]> {
  const records: [string, Row][] = [];
  for (let line = await lines.take('record'); line !== undefined; line = await lines.take('record')) {
    const record = rowOf(line);
    const last = records.at(-1);
    if (last !== undefined && !isBefore(last, record)) throw broken(`${record[0]} ${record[1].id} is not in its place`);
    records.push(record);
  }
  return records;
}

function rowOf({ type, record }: LineValues['record']): [string, Row] {
  return [type, decoded(record) as Row];
}

function broken(what: string, cause?: unknown): CertificateError {
  return new FalseCertificate(`The certificate's opening state is none: ${what}. ${GET_ANOTHER}`, { cause });
}
