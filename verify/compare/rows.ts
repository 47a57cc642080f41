import type { Row } from '../ledger/records.ts';
import type { Table } from './table.ts';

/** A row as GraphQL serves it. */
export type ServedRow = { readonly [field: string]: unknown };

/** In a served row that cannot be read: why. */
export const UNREADABLE = 'unreadable';

/** A field of a row that is served with another value than follows from the chain. */
export type FieldDifference = { field: string; derived: string; served: string };

/** What a query asks of each row of a table. */
export function selectionOf({ values, links }: Table): string {
  return [...values, ...links.map((link) => `${link} { id }`)].join(' ');
}

/** The fields in which a served row differs from what was derived. */
export function compareFields({ values, links }: Table, derived: Row, served: ServedRow): FieldDifference[] {
  if (UNREADABLE in served) {
    return [{ field: 'all of it', derived: 'can be read', served: String(served[UNREADABLE]) }];
  }
  return [...values, ...links].flatMap((field) => {
    const isLink = links.includes(field);
    const wanted = shown(inOrder(derived[field] ?? null));
    const found = shown(isLink ? inOrder(idOf(served[field])) : served[field]);
    return wanted === found ? [] : [{ field, derived: wanted, served: found }];
  });
}

/** A value as JSON writes it; `BigInt` and `Int8` are strings there. */
function shown(value: unknown): string {
  return JSON.stringify(typeof value === 'bigint' ? String(value) : value) ?? 'undefined';
}

/** Rows that a link leads to come in no order that counts. */
function inOrder(value: unknown): unknown {
  return Array.isArray(value) ? [...value].sort() : value;
}

function idOf(link: unknown): unknown {
  if (Array.isArray(link)) return link.map(idOf);
  return typeof link === 'object' && link !== null && 'id' in link ? link.id : link;
}
