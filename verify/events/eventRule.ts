/** What an entry can be about: a column of `LedgerEntry`, or two for a document. */
export type SubjectField =
  | 'account'
  | 'token'
  | 'amount'
  | 'project'
  | 'milestone'
  | 'proposal'
  | 'budget'
  | 'round'
  | 'dispute'
  | 'finding'
  | 'document';

/** A record whose own field a subject is taken from. */
export type SubjectOwner = 'guild' | 'project' | 'milestone' | 'budget' | 'dispute' | 'finding' | 'cause' | 'operation';

/** One subject of an event's entries, as a row of the table of events says it. */
export type Subject = {
  field: SubjectField;
  /** The record that it is a field of; null when it is read from parameters. */
  of: SubjectOwner | null;
  /** Paths of the parameters that it is read from: amounts are added up. */
  from: readonly string[];
  /** The parameter that decides whether the entry has it: one that is true or not zero, or the reverse. */
  condition: { path: string; holds: boolean } | null;
};

/** A row of the table of events in docs/ledger.md. */
export type EventRule = {
  contract: string;
  event: string;
  /** Name of the event in capitals: `LedgerEntry.kind`. */
  kind: string;
  category: string;
  /** The parameter that names who acted; null for events that name nobody. */
  actor: string | null;
  subjects: readonly Subject[];
};
