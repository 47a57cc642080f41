import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { BooksAccountQuery } from '../../generated/operations.ts';
import { ask } from '../../lib/ask.ts';
import { useGuild } from '../guild/useGuild.ts';
import type { BooksPeriod } from './blocksOfPeriod.ts';
import { accountDocument } from './queries/account.ts';

/** Postings that are read at a time. */
const PAGE = 100;

/** The statement of an account in a period; its postings page by page. */
export function useAccountStatement(account: string, period: BooksPeriod) {
  const guild = useGuild().id;
  const { first: from, last: to } = period;
  return useInfiniteQuery({
    queryKey: ['answer', 'statement', account, from, to],
    queryFn: async ({ pageParam: after, signal }) => {
      const variables = { guild, account, from, to, first: PAGE, after, block: { number: to } };
      return (await ask(accountDocument, variables, signal)).data;
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ statement }: BooksAccountQuery) =>
      statement?.movements.pageInfo.hasNextPage ? statement.movements.pageInfo.endCursor : undefined,
    placeholderData: keepPreviousData,
  });
}
