import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { DocumentText } from '../../../../client/index.ts';
import { momentAt, useAsOf } from '../../lib/moment.ts';
import { answerQuery } from '../../lib/useAnswer.ts';
import { useGuild } from '../guild/useGuild.ts';
import { type BooksPeriod, blocksOfPeriod, secondsOf } from './blocksOfPeriod.ts';
import type { PeriodSearch } from './booksSearch.ts';
import { periodDocument } from './queries/period.ts';

/** Which period the page's address names. */
export function usePeriodSearch(): PeriodSearch {
  return useSearch({ strict: false, select: ({ from, to }) => ({ from, to }) as PeriodSearch });
}

/** The blocks of the period that the page's address names; null when there are none. Later ones than the one looked at are left out. */
export function usePeriod(): UseQueryResult<BooksPeriod | null> {
  const guild = useGuild().id;
  const search = usePeriodSearch();
  const asOf = useAsOf();
  const block = typeof search.to === 'number' ? Math.min(search.to, asOf ?? search.to) : asOf;
  return useQuery({
    ...answerQuery(periodDocument, { guild, of: guild, at: momentAt(block), ...secondsOf(search) }, block),
    placeholderData: keepPreviousData,
    select: (found) => blocksOfPeriod(search, found) ?? null,
  });
}

/**
 * Asks about the ledger at a period's last block.
 *
 * @param document - Declares `$block: Block_height`.
 * @param variables - Its variables, without the block.
 */
export function usePeriodAnswer<Result, Variables>(
  document: DocumentText<Result, Variables>,
  variables: Omit<Variables, 'block'>,
  { last }: BooksPeriod,
): UseQueryResult<Result> {
  return useQuery({ ...answerQuery(document, variables, last), placeholderData: keepPreviousData });
}
