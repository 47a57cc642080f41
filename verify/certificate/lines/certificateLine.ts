import { z } from 'zod';
import { shortened } from '../../chain/answer.ts';
import type { Hex } from '../../chain/types.ts';
import { CertificateError } from '../certificateError.ts';
import type { WrittenRow } from '../writtenRow.ts';
import {
  hashes,
  isBytes,
  isRow,
  isStateRecord,
  listOf,
  manyBytes,
  type StateRecord,
  transactions,
} from './lineValues.ts';

/** The version of the format that is written, and the only one that is read: docs/proof.md, "The certificate". */
export const VERSION = 3;

/** Of what is wrong with a line. */
const LONGEST_FAULT = 200;

/** What the first line says of the file's form. */
export const FORMAT = 'guildhall-certificate';

const hexText = (bytes: number) => z.templateLiteral(['0x', z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`))]);
const decimal = z.string().regex(/^(0|[1-9]\d{0,77})$/);

/** How books stand at the end of a block. */
const standing = z.strictObject({ entryCount: decimal, head: hexText(32), root: hexText(32), digest: hexText(32) });

const head = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  chainId: decimal,
  factory: hexText(20),
  forwarder: hexText(20),
  guild: hexText(20),
  fromBlock: decimal,
  toBlock: decimal,
  blockHash: hexText(32),
  /** How the books stood at the end of the block before, and its hash; null when they begin with the guild. */
  opening: standing.extend({ blockHash: hexText(32) }).nullable(),
});

/** The full subtrees of the tree over the entries before. */
const peaks = z.strictObject({ peaks: hashes });

/** A record of the opening state, in which integers of any size are `{ integer }`. */
const record = z.strictObject({
  type: z.string(),
  record: z.custom<StateRecord>(isStateRecord, 'a record'),
});

/** A block: its header and, unless the header shows that it holds no log that counts, its receipts. */
const evidence = z.strictObject({
  header: z.custom<Hex>(isBytes, 'bytes'),
  receipts: manyBytes.optional(),
  /** The nodes from the transactions root to each transaction that counts, by its index. */
  transactions: transactions.optional(),
});

const row = z.custom<WrittenRow>(isRow, 'a row');
const entry = z.strictObject({ entry: row, postings: z.custom<WrittenRow[]>(listOf(isRow), 'a list of rows') });
const account = z.strictObject({ account: row });

const end = z.strictObject({ end: standing });

export type CertificateHead = z.infer<typeof head>;
export type BlockEvidence = z.infer<typeof evidence>;
export type LedgerStanding = z.infer<typeof standing>;

/** What the lines after the first say, by what they are about. */
export type LineValues = {
  peaks: z.infer<typeof peaks>['peaks'];
  record: z.infer<typeof record>;
  evidence: BlockEvidence;
  entry: z.infer<typeof entry>;
  account: z.infer<typeof row>;
  end: LedgerStanding;
};

/** A line after the first. */
export type CertificateLine = { [K in keyof LineValues]: { kind: K; value: LineValues[K] } }[keyof LineValues];

/**
 * Reads the first line.
 *
 * @throws CertificateError when it is none, or that of another version
 */
export function readHead(line: unknown): CertificateHead {
  const { data: form } = z.object({ format: z.literal(FORMAT), version: z.unknown() }).safeParse(line);
  if (form === undefined)
    throw new CertificateError('This file is no certificate of Guildhall: its first line does not say so.');
  if (form.version !== VERSION) {
    const advice = 'Use a version of Guildhall that reads it.';
    throw new CertificateError(
      `This certificate is of version ${shortened(form.version)}, and this reads ${VERSION}. ${advice}`,
    );
  }
  return parsed(head, line, 1);
}

/**
 * Reads a later line.
 *
 * @param place - Its number in the file, from 1.
 * @throws CertificateError when it is none
 */
export function readLine(line: unknown, place: number): CertificateLine {
  const names = typeof line === 'object' && line !== null ? Object.keys(line) : [];
  if (names.includes('peaks')) return { kind: 'peaks', value: parsed(peaks, line, place).peaks };
  if (names.includes('record')) return { kind: 'record', value: parsed(record, line, place) };
  if (names.includes('header')) return { kind: 'evidence', value: parsed(evidence, line, place) };
  if (names.includes('entry')) return { kind: 'entry', value: parsed(entry, line, place) };
  if (names.includes('account')) return { kind: 'account', value: parsed(account, line, place).account };
  return { kind: 'end', value: parsed(end, line, place).end };
}

function parsed<T>(schema: z.ZodType<T>, line: unknown, place: number): T {
  const { data, error } = schema.safeParse(line);
  if (error === undefined) return data;
  const [issue] = error.issues;
  const where = issue?.path.join('.') || 'the line';
  const what = `${where}: ${issue?.message}`.slice(0, LONGEST_FAULT);
  throw new CertificateError(`Line ${place} of the certificate is malformed (${what}). ${GET_ANOTHER}`);
}

/** What to do with a file that is damaged or was tampered with. */
export const GET_ANOTHER = 'Get the file again from who made it, or have it made anew.';
