import type { LedgerEntry_Filter } from '../../generated/operations.ts';
import { beginOfDay, DAY_SECONDS } from '../../lib/days.ts';
import { firstEntryIdOf, lastEntryIdOf } from '../../lib/entryId.ts';
import type { LedgerSearch } from './ledgerSearch.ts';
import { technicalKinds } from './technicalKinds.ts';

/** Where a page of the list lies: after or before an entry's id in the chain's order, or from it on. */
export type ListPlace = { id_lt: string } | { id_gt: string } | { id_lte: string } | { id_gte: string };

/** Which of the entries: those that are shown, or those that are folded. */
export type Which = 'shown' | 'folded';

/** What is folded is not shown, unless one asks for it or for kinds by name. */
function kindFilter({ kind, all }: LedgerSearch, which: Which): LedgerEntry_Filter {
  const kinds = kind?.split(',');
  if (which === 'folded') return { kind_in: kinds || all ? [] : [...technicalKinds] };
  if (kinds) return { kind_in: kinds };
  return all ? {} : { kind_not_in: [...technicalKinds] };
}

/**
 * The filter of a guild's entries under the address. Blocks and pages are ranges of ids, which sort as the chain does, so
 * that every page costs the same, however far down it lies.
 */
export function entriesWhere(
  guild: string,
  search: LedgerSearch,
  which: Which = 'shown',
  place: ListPlace | Record<string, never> = {},
): LedgerEntry_Filter {
  const { category, party, min, max, from, to, since, until } = search;
  const where = {
    guild,
    actor: search.actor,
    account: search.account,
    project: search.project,
    proposal: search.proposal,
    documentCid: search.document,
    token: search.token,
    category_in: category?.split(',') as LedgerEntry_Filter['category_in'],
    amount_gte: min === undefined ? undefined : BigInt(min),
    amount_lte: max === undefined ? undefined : BigInt(max),
    timestamp_gte: since === undefined ? undefined : beginOfDay(since),
    timestamp_lt: until === undefined ? undefined : beginOfDay(until) + DAY_SECONDS,
    or: party === undefined ? undefined : [{ actor: party }, { account: party }],
    ...kindFilter(search, which),
  };
  const bounds = [
    place,
    from === undefined ? {} : { id_gte: firstEntryIdOf(from) },
    to === undefined ? {} : { id_lte: lastEntryIdOf(to) },
  ];
  return Object.fromEntries(
    Object.entries({ ...where, ...tightest(bounds) }).filter(([, value]) => value !== undefined),
  );
}

/** Several bounds of the id as one filter; of two of a kind, the tighter one. */
function tightest(bounds: readonly LedgerEntry_Filter[]): LedgerEntry_Filter {
  const ids = (name: 'id_gt' | 'id_gte' | 'id_lt' | 'id_lte') =>
    bounds.flatMap((bound) => (typeof bound[name] === 'string' ? [bound[name]] : [])).sort();
  return { id_gt: ids('id_gt').at(-1), id_gte: ids('id_gte').at(-1), id_lt: ids('id_lt')[0], id_lte: ids('id_lte')[0] };
}
