import { enumNamed, type Field, inputNamed } from './described.ts';

/** Rows of the ledger that a form offers to choose from. */
export type RowKind =
  | 'proposal'
  | 'milestone'
  | 'project'
  | 'deliverable'
  | 'dispute'
  | 'finding'
  | 'budget'
  | 'round'
  | 'agreement'
  | 'grant';

/** How a value is given in a form. */
export type Control =
  | { kind: 'enum'; values: Record<string, string> }
  | { kind: 'input'; of: string }
  | { kind: 'list'; of: Control }
  | { kind: 'row'; of: RowKind }
  | { kind: 'amount'; of: 'guild token' | 'token' | 'native coin' }
  | { kind: 'document'; digestField: string }
  | { kind: 'bytes' | 'text'; isLong: boolean }
  | { kind: 'boolean' | 'digest' | 'account' | 'token' | 'time' | 'duration' | 'share' | 'skill' | 'role' | 'integer' };

const ROWS: readonly RowKind[] = [
  'proposal',
  'milestone',
  'project',
  'deliverable',
  'dispute',
  'finding',
  'budget',
  'round',
  'agreement',
  'grant',
];
const ROW = new RegExp(`^Ids? of (?:the |an? )?(${ROWS.join('|')})s?\\b`);
const LONG = new Set(['description', 'reason', 'memo', 'calldata']);
/** Bytes that are neither an account nor a contract. */
const PLAIN_BYTES = /^(?:ref|subject|termsHash|uid|calldata|.*[sS]ignature)$/;

/**
 * How a field is filled in, by its type and by what the schema says of it.
 *
 * @param siblings - The fields beside it.
 */
export function controlOf(field: Field, siblings: readonly Field[]): Control {
  const list = /^\[(.+)\]!?$/.exec(field.type);
  if (list?.[1]) return { kind: 'list', of: controlOf({ ...field, type: list[1] }, siblings) };
  const type = field.type.replace('!', '');
  const values = enumNamed(type);
  if (values) return { kind: 'enum', values };
  if (inputNamed(type)) return { kind: 'input', of: type };
  if (type === 'Boolean') return { kind: 'boolean' };
  if (type === 'String') return textControl(field, siblings);
  return type === 'Bytes' ? bytesControl(field) : numberControl(field);
}

function textControl({ name }: Field, siblings: readonly Field[]): Control {
  const digestField = digestFieldOf(name);
  if (siblings.some((sibling) => sibling.name === digestField)) return { kind: 'document', digestField };
  return { kind: 'text', isLong: LONG.has(name) };
}

/** The field that has the digest of the document whose CID a field has: `reasonCid` and `reasonDigest`. */
export function digestFieldOf(name: string): string {
  return /cid$/i.test(name) ? name.replace(/cid$/, 'digest').replace(/Cid$/, 'Digest') : '';
}

function bytesControl({ name, description }: Field): Control {
  const [, row] = ROW.exec(description) ?? [];
  if (row) return { kind: 'row', of: row as RowKind };
  if (/digest$/i.test(name)) return { kind: 'digest' };
  if (name === 'token') return { kind: 'token' };
  return PLAIN_BYTES.test(name) ? { kind: 'bytes', isLong: LONG.has(name) } : { kind: 'account' };
}

function numberControl({ name, description }: Field): Control {
  if (name === 'role' || name === 'admin' || name === 'guardian') return { kind: 'role' };
  if (name === 'skill') return { kind: 'skill' };
  if (/Unix seconds/.test(description) && name !== 'epoch') return { kind: 'time' };
  if (/Bps$/.test(name)) return { kind: 'share' };
  if (/^seconds\b|\bSeconds\b/i.test(description) && name !== 'epoch') return { kind: 'duration' };
  return amountControl(name, description) ?? { kind: 'integer' };
}

function amountControl(name: string, description: string): Control | undefined {
  if (/\bwei\b/.test(description)) return { kind: 'amount', of: 'native coin' };
  if (/^(?:for|against|abstain)$/.test(name)) return { kind: 'amount', of: 'guild token' };
  if (/per 1e18/.test(description)) return undefined;
  if (/guild token|votes,/i.test(description) && /smallest unit/.test(description)) {
    return { kind: 'amount', of: 'guild token' };
  }
  if (/smallest unit|^Amount\b/.test(description)) return { kind: 'amount', of: 'token' };
  return undefined;
}
