import type { EntryQuery } from '../../../generated/operations.ts';

/** An entry with its story. */
export type Entry = EntryQuery['ledgerEntries'][number];

/** What an entry's log says, decoded and in words. */
export type EntryEvent = Entry['event'];

/** The document that an entry names, once the ledger has read it. */
export type NamedDocument = NonNullable<Entry['document']>;

/** A line of double entry. */
export type Posting = Entry['postings'][number];

/** The payment that an entry is, if it is one. */
export type EntryPayment = EntryQuery['payments'][number];

/** A project, up to the votes that accepted it. */
export type ProjectSteps = NonNullable<Entry['project']>;

/** A milestone with what was delivered, judged and paid. */
export type MilestoneSteps = NonNullable<Entry['milestone']>;

/** A proposal with its votes. */
export type ProposalSteps = NonNullable<Entry['proposal']>;

/** A call of the timelock, and the proposal that ordered it. */
export type ExecutionSteps = NonNullable<Entry['execution']>;

/** An entry to link to. */
export type EntryLink = ProjectSteps['created'];

/** A payment of a milestone. */
export type MilestonePayment = MilestoneSteps['payments'][number];

/** What was delivered for a milestone. */
export type DeliverableOfStory = MilestoneSteps['deliverables'][number];
