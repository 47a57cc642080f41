import { firstEntryIdOf, lastEntryIdOf } from '../../lib/entryId.ts';
import type { LedgerSearch } from './ledgerSearch.ts';

/**
 * The `LedgerEntry_filter` of a guild's entries under the filters of the address. Blocks and pages are ranges of ids,
 * which sort as the chain does, so that every page costs the same, however far down it lies.
 */
export function entriesWhere(guild: string, search: LedgerSearch): Record<string, string> {
  const { category, kind, actor, project, from, to, before, after } = search;
  const where = {
    guild,
    category,
    kind,
    actor,
    project,
    id_gte: from === undefined ? undefined : firstEntryIdOf(from),
    id_lte: to === undefined ? undefined : lastEntryIdOf(to),
    id_lt: before,
    id_gt: after,
  };
  return Object.fromEntries(Object.entries(where).filter((pair): pair is [string, string] => pair[1] !== undefined));
}
