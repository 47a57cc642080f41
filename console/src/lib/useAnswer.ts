import { keepPreviousData, queryOptions, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { DocumentText } from '../../../client/index.ts';
import { ask } from './ask.ts';
import { useAsOf } from './moment.ts';

/** Milliseconds after which something is looked at again that changes with time alone, such as a proposal's state. */
const CLOCK_MS = 15_000;

/** What all answers of the newest block are kept under: news make them old. */
export const NEWEST_ANSWERS = ['answer', 'newest'] as const;

type Options = {
  /** Whether the answer changes with time alone, without a new entry. */
  changesWithTime?: boolean;
  /** Whether to ask at all; true by default. */
  isEnabled?: boolean;
};

type AtBlock = { block?: { number?: number | null } | null };

/** A question at a block, or at the newest one. */
export function answerQuery<Result, Variables>(
  document: DocumentText<Result, Variables>,
  variables: Omit<Variables, 'block'>,
  asOf: number | undefined,
) {
  const block: AtBlock = asOf === undefined ? {} : { block: { number: asOf } };
  return queryOptions({
    queryKey: [...(asOf === undefined ? NEWEST_ANSWERS : ['answer', asOf]), String(document), variables],
    queryFn: async ({ signal }) => (await ask(document, { ...variables, ...block } as Variables, signal)).data,
  });
}

/**
 * Asks about the ledger at the block that the page's address names, or at the newest one; then the answer follows the ledger.
 *
 * @param document - Declares `$block: Block_height` and names it for its fields.
 * @param variables - Its variables, without the block.
 */
export function useAnswer<Result, Variables>(
  document: DocumentText<Result, Variables>,
  variables: Omit<Variables, 'block'>,
  { changesWithTime = false, isEnabled = true }: Options = {},
): UseQueryResult<Result> {
  const asOf = useAsOf();
  const query = answerQuery(document, variables, asOf);
  return useQuery({
    ...query,
    enabled: isEnabled,
    placeholderData: keepPreviousData,
    ...(changesWithTime && asOf === undefined && { refetchInterval: CLOCK_MS }),
  });
}
