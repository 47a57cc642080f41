import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { indexedBlockQuery } from '../../lib/indexedBlock.ts';
import type { LedgerSearch } from './ledgerSearch.ts';
import { entriesPageQuery } from './queries/entriesPage.ts';
import { newerEntriesQuery } from './queries/newerEntries.ts';

/** How far down a reader may be, in pixels, for new entries to appear by themselves. */
const NEAR_TOP = 200;

/**
 * A page of a guild's entries that follows the chain: after each new block, new entries appear by themselves when the
 * reader is at the top of the newest page, and are only counted otherwise, so that nothing moves under the eye. After a
 * reorganisation of the chain everything is read again.
 */
export function useEntriesPage(guild: string, search: LedgerSearch) {
  const queryClient = useQueryClient();
  const page = useQuery(entriesPageQuery(guild, search));
  const indexed = useQuery(indexedBlockQuery).data?.hash;
  const onNewest = search.asOf === undefined && search.before === undefined && search.after === undefined;
  const rows = page.isPlaceholderData ? undefined : page.data?.rows;
  const newest = onNewest ? rows?.[0] : undefined;
  const newer = useQuery(newerEntriesQuery(guild, search, newest, indexed)).data;
  const refresh = useCallback(() => queryClient.invalidateQueries({ queryKey: ['ledger', 'page'] }), [queryClient]);

  const waitsForFirst = onNewest && rows?.length === 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: an empty page asks again at each new block.
  useEffect(() => {
    if (waitsForFirst) void refresh();
  }, [waitsForFirst, indexed, refresh]);

  const newCount = newer?.count ?? 0;
  const reorganised = newer?.reorganised ?? false;
  useEffect(() => {
    if (reorganised) void queryClient.invalidateQueries({ queryKey: ['ledger'] });
    else if (newCount > 0 && window.scrollY < NEAR_TOP) void refresh();
  }, [newCount, reorganised, refresh, queryClient]);

  return { page, newCount, refresh };
}
