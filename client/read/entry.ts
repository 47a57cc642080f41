import type { EntryCategory, LiveEntriesSubscription } from '../generated/types.ts';

type Told = LiveEntriesSubscription['ledgerEntries'];

/** An entry of the audit ledger, as it is read and as it is told live: rows that it names stand there by their ids. */
export type Entry = Extract<Told, { __typename: 'NewEntries' }>['entries'][number];

/** Which entries: those that meet every condition that is given. Any value of a list will do; at most 50 in each. */
export type WhichEntries = {
  /** Ids of guilds. */
  guilds?: readonly string[];
  /** Names of events in capitals, such as `MILESTONE_RELEASED`. */
  kinds?: readonly string[];
  /** What entries are about. */
  categories?: readonly EntryCategory[];
  /** Accounts that acted, or that entries are about. */
  accounts?: readonly string[];
  /** Ids of projects. */
  projects?: readonly string[];
  /** Ids of proposals. */
  proposals?: readonly string[];
  /** Addresses of tokens. */
  tokens?: readonly string[];
};

const CAPITALS = ['kinds', 'categories'];

/** A filter with ids as the ledger writes them, in lower case. */
export function lowerCase(filter: WhichEntries): WhichEntries {
  return Object.fromEntries(
    Object.entries(filter).map(([name, values]) => [
      name,
      CAPITALS.includes(name) ? values : values?.map((value) => value.toLowerCase()),
    ]),
  );
}

/** Whether the entries of a filter are all those of their guilds. */
export function isWhole(filter: WhichEntries): boolean {
  return Object.entries(filter).every(([name, values]) => name === 'guilds' || values === undefined);
}
