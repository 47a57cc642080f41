import type { ClaimedEntry } from '../../proof/types.ts';
import { Problem } from '../problem.ts';

/** A value in a row, and where it is. */
export type Leaf = { path: string; value: unknown };

type Form = { is: RegExp; what: string; read: (text: string) => unknown };

const hex = (bytes: number): Form => ({
  is: new RegExp(`^0x[0-9a-f]{${2 * bytes}}$`),
  what: `0x and ${2 * bytes} lower-case hexadecimal digits`,
  read: (text) => text,
});
const integer: Form = { is: /^(0|[1-9]\d{0,77})$/, what: 'decimal digits', read: BigInt };
const smallInteger: Form = { ...integer, read: Number };
const kind: Form = { is: /^[A-Z][A-Z0-9_]*$/, what: 'the name of an event in capitals', read: (text) => text };

/** The fields of `LedgerEntry` that its proof is about, and how GraphQL writes each. */
const FORMS: Record<string, [field: keyof ClaimedEntry, form: Form]> = {
  id: ['id', hex(12)],
  'guild.id': ['guild', hex(20)],
  number: ['number', integer],
  kind: ['kind', kind],
  'contract.address': ['contract', hex(20)],
  topic0: ['topic0', hex(32)],
  payloadHash: ['payloadHash', hex(32)],
  previousHash: ['previousHash', hex(32)],
  entryHash: ['entryHash', hex(32)],
  blockNumber: ['blockNumber', integer],
  blockHash: ['blockHash', hex(32)],
  timestamp: ['timestamp', integer],
  transactionHash: ['transactionHash', hex(32)],
  transactionFrom: ['transactionFrom', hex(20)],
  logIndex: ['logIndex', smallInteger],
};

/** The values of a row by their paths; what lies deeper is one value. */
export function leavesOf(row: object, above = ''): Leaf[] {
  return Object.entries(row).flatMap(([name, value]) => {
    const isLink = above === '' && typeof value === 'object' && value !== null && !Array.isArray(value);
    return isLink ? leavesOf(value, `${name}.`) : [{ path: above + name, value }];
  });
}

/**
 * Reads what a row says of itself.
 *
 * @returns The fields that its proof is about, and the others.
 * @throws Problem naming the field that is malformed
 */
export function readClaims(leaves: readonly Leaf[]): { claims: Partial<ClaimedEntry>; others: Leaf[] } {
  const claims: Record<string, unknown> = {};
  const others: Leaf[] = [];
  for (const leaf of leaves) {
    const [field, form] = Object.hasOwn(FORMS, leaf.path) ? (FORMS[leaf.path] ?? []) : [];
    if (field === undefined || form === undefined) others.push(leaf);
    else claims[field] = readValue(leaf, form);
  }
  return { claims: claims as Partial<ClaimedEntry>, others };
}

function readValue({ path, value }: Leaf, { is, what, read }: Form): unknown {
  const isScalar = typeof value === 'string' || typeof value === 'number';
  if (isScalar && is.test(String(value))) return read(String(value));
  throw new Problem(`Its \`${path}\` is ${JSON.stringify(value)}: the ledger writes it as ${what}.`);
}
