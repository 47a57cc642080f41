import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { BooksReconciliationQuery } from '../../generated/operations.ts';
import { ask } from '../../lib/ask.ts';
import { useGuild } from '../guild/useGuild.ts';
import { reconciliationDocument } from './queries/reconciliation.ts';

/** Accounts that are read at a time: the gateway asks its node about each. */
const PAGE = 20;

/** The books beside what the gateway's node says, at a block; account by account, page by page. */
export function useReconciliation(block: number) {
  const { id } = useGuild();
  return useInfiniteQuery({
    queryKey: ['answer', 'reconciliation', id, block],
    queryFn: async ({ pageParam: after, signal }) => {
      const variables = { id, guild: id, at: block, first: PAGE, after, block: { number: block } };
      return (await ask(reconciliationDocument, variables, signal)).data;
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ reconciliation }: BooksReconciliationQuery) =>
      reconciliation?.items.pageInfo.hasNextPage ? reconciliation.items.pageInfo.endCursor : undefined,
    placeholderData: keepPreviousData,
  });
}
