import { kindsBy, type StepSubject } from './stepKinds.ts';

/** What led to a payment, by ids. */
export type Trace = { [Subject in Exclude<StepSubject, 'treasury'>]: Set<string> } & {
  /** Tokens that the treasury paid; what came into it, from wherever. */
  treasury: Set<string>;
  /** Tokens whose fees came into the treasury: clients paid them. */
  fees: Set<string>;
  /** Entries of an account that were gathered into the payment, since one. */
  gathered?: { account: string; token?: string | undefined; kinds: string[]; after: string };
};

/** A filter of the ledger's entries. */
type EntryFilter = Record<string, unknown>;

/** Nothing yet. */
export function emptyTrace(): Trace {
  const none = () => new Set<string>();
  return {
    entry: none(),
    project: none(),
    milestone: none(),
    proposal: none(),
    budget: none(),
    round: none(),
    treasury: none(),
    fees: none(),
  };
}

/** The filters that find the entries of a trace; an entry belongs to it when one of them does. */
export function filtersOf(trace: Trace): EntryFilter[] {
  const filters: EntryFilter[] = [];
  const add = (ids: ReadonlySet<string>, filter: (ids: string[]) => EntryFilter) => {
    if (ids.size > 0) filters.push(filter([...ids]));
  };
  add(trace.entry, (ids) => ({ id_in: ids }));
  for (const subject of ['project', 'milestone', 'proposal', 'budget', 'round'] as const) {
    add(trace[subject], (ids) => ({ [`${subject}_in`]: ids, kind_in: kindsBy(subject) }));
  }
  add(trace.treasury, (ids) => ({ token_in: ids, kind_in: kindsBy('treasury') }));
  add(trace.fees, (ids) => ({ token_in: ids, kind: 'PROJECT_FUNDED' }));
  if (trace.gathered) {
    const { account, token, kinds, after } = trace.gathered;
    filters.push({ account, ...(token !== undefined && { token }), kind_in: kinds, id_gt: after });
  }
  return filters;
}
