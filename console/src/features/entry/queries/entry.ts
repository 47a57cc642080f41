import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { askGateway } from '../../../lib/askGateway.ts';
import { readAnswer } from '../../../lib/readAnswer.ts';
import { bigInt, bytes, safeNumber, token } from '../../../lib/scalars.ts';
import { categories } from '../../ledger/ledgerSearch.ts';
import { entryDocument } from './entryDocument.ts';
import { executionSteps, milestoneSteps, projectSteps, proposalSteps } from './provenanceSchemas.ts';

const account = z.object({ id: bytes });

const posting = z.object({
  id: bytes,
  amount: bigInt,
  balanceAfter: bigInt,
  token,
  account: z.object({ class: z.string(), code: z.string(), holder: bytes }),
});

const namedDocument = z.object({
  id: z.string(),
  kind: z.enum(['BINARY', 'TEXT', 'JSON']),
  title: z.string().nullable(),
  text: z.string().nullable(),
  textExact: z.boolean(),
  size: z.number().int(),
  digest: bytes,
  mentions: z.array(z.object({ id: bytes, number: bigInt, guild: z.object({ id: bytes, name: z.string() }) })),
});

const event = z.object({
  name: z.string(),
  sentence: z.string(),
  args: z.array(z.object({ name: z.string(), type: z.string(), value: z.unknown() })),
  changes: z.array(z.object({ name: z.string(), before: z.unknown(), after: z.unknown() })),
});

const entrySchema = z.object({
  id: bytes,
  number: bigInt,
  position: bigInt,
  kind: z.string(),
  category: z.enum(categories),
  amount: bigInt.nullable(),
  token: token.nullable(),
  actor: account,
  account: account.nullable(),
  contract: z.object({ role: z.string(), address: bytes }),
  topic0: bytes,
  payloadHash: bytes,
  previousHash: bytes,
  entryHash: bytes,
  blockNumber: safeNumber,
  blockHash: bytes,
  timestamp: safeNumber,
  transactionHash: bytes,
  transactionFrom: bytes,
  logIndex: z.number().int(),
  guild: z.object({ id: bytes, name: z.string(), head: z.object({ entryCount: bigInt }), token }),
  event,
  postings: z.array(posting),
  project: projectSteps.nullable(),
  milestone: milestoneSteps.nullable(),
  proposal: proposalSteps.nullable(),
  execution: executionSteps.nullable(),
  documentCid: z.string().nullable(),
  documentDigest: bytes.nullable(),
  document: namedDocument.nullable(),
});

const payment = z.object({
  kind: z.enum(['MILESTONE', 'REFUND', 'TREASURY', 'ARBITRATION']),
  to: account,
  gross: bigInt,
  fee: bigInt,
  amount: bigInt,
  purpose: z.string().nullable(),
  memo: z.string().nullable(),
  deliverable: account.nullable(),
});

const schema = z.object({ ledgerEntry: entrySchema.nullable(), payment: payment.nullable() });

/** An entry with everything that led to it. */
export type Entry = z.infer<typeof entrySchema>;

/** What an entry's log says, decoded and in words. */
export type EntryEvent = z.infer<typeof event>;

/** The document that an entry names, once the ledger has read it. */
export type NamedDocument = z.infer<typeof namedDocument>;

/** A line of double entry. */
export type Posting = z.infer<typeof posting>;

/** The payment that an entry is, if it is one. */
export type EntryPayment = z.infer<typeof payment>;

/** An entry by its id, as served and as read; null when the ledger has none. */
export const entryQuery = (id: string) =>
  queryOptions({
    queryKey: ['ledger', 'entry', id],
    queryFn: async ({ signal }) => {
      const variables = { id, entry: id };
      const served = await askGateway({ document: entryDocument, variables, schema: z.unknown() }, signal);
      const { ledgerEntry, payment } = readAnswer(schema, served);
      return ledgerEntry && { entry: ledgerEntry, payment, served };
    },
    staleTime: 2_000,
  });
