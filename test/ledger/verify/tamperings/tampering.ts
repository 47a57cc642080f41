import type { DifferenceKind } from '../../../../verify/compare/difference.ts';

/** A change of the ledger's tables behind graph-node's back, and what the verifier must say of it. */
export type TableTampering = {
  name: string;
  /** Of which of the stage's guilds. */
  guild: 0 | 1;
  /** Statements; `$G` is the guild, `$O` the other one. */
  sql: string;
  /** A problem that must be told, and the field of a row with another value. */
  told: [problem: DifferenceKind, type: string, field?: string];
  /** Whether it would hide what is told of others. */
  isAlone?: boolean;
};

/** The row in the middle of a guild's rows in a table; of one that changes, as it is now. */
export function middle(table: string, condition = 'true'): string {
  const rows = `select vid from ${table} where ${condition} order by id`;
  return `vid = (${rows} offset (select count(*) / 2 from ${table} where ${condition}) limit 1)`;
}

/** The first row of a guild's rows in a table, which the other changes leave alone. */
export function first(table: string, condition = 'true'): string {
  return `id = (select min(id) from ${table} where ${condition})`;
}

/** The guild's rows. */
export const own = 'guild = $G';
/** Rows of the guild's entries. */
export const ofEntries = 'entry in (select id from ledger_entry where guild = $G)';

/** Rows as they are now. */
export const now = 'upper_inf(block_range)';
/** The guild's rows as they are now. */
export const ownNow = `${own} and ${now}`;

/** A field of a guild's row in the middle set to another value. */
export function change(table: string, type: string, field: string, value: string, condition = own): TableTampering {
  const column = field.replaceAll(/[A-Z0-9]/g, (letter) => `_${letter.toLowerCase()}`);
  const quoted = column === 'from' || column === 'to' ? `"${column}"` : column;
  return {
    name: `${type}.${field} set to ${value}`,
    guild: 0,
    sql: `update ${table} set ${quoted} = ${value} where ${middle(table, condition)}`,
    told: ['field', type, field],
  };
}

/** The same in the second guild. */
export const ofSecond = (tampering: TableTampering): TableTampering => ({ ...tampering, guild: 1 });
/** An address that the ledger does not know: a link to it leads nowhere. */
export const NOBODY = String.raw`'\x000000000000000000000000000000000000dead'`;
/** An account that the ledger knows. */
export const SOMEBODY = '(select max(id) from account)';

/** A hash of nothing. */
export const HASH = `decode(repeat('ab', 32), 'hex')`;

/** All columns of a table but some, for copies of rows. */
export function copy(table: string, columns: { [column: string]: string }, condition = own): string {
  const set = Object.entries(columns)
    .map(([column, value]) => `${column} = ${value}`)
    .join(', ');
  return `
    create temporary table copied as select * from ${table} where ${middle(table, condition)};
    update copied set vid = (select max(vid) + 1 from ${table}), ${set};
    insert into ${table} select * from copied;
    drop table copied`;
}
