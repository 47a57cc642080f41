import type { UseQueryResult } from '@tanstack/react-query';
import type { BooksTrialBalanceQuery } from '../../generated/operations.ts';
import { useGuild } from '../guild/useGuild.ts';
import type { BooksPeriod } from './blocksOfPeriod.ts';
import { trialBalanceDocument } from './queries/trialBalance.ts';
import { usePeriodAnswer } from './usePeriod.ts';

/** The trial balances at a period's begin and end. */
export function useTrialBalance(period: BooksPeriod): UseQueryResult<BooksTrialBalanceQuery> {
  const { id } = useGuild();
  const { opening, last } = period;
  const variables = { id, guild: id, isOpened: opening !== undefined, opening: opening ?? last, closing: last };
  return usePeriodAnswer(trialBalanceDocument, variables, period);
}
