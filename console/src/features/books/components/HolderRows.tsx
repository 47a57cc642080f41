import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { ErrorNotice } from '../../../components/ui/ErrorNotice.tsx';
import { formatCount } from '../../../lib/formatCount.ts';
import { useGuild } from '../../guild/useGuild.ts';
import { type AccountMovement, accountsPage } from '../accountPages.ts';
import type { BooksPeriod } from '../blocksOfPeriod.ts';
import type { CodeMovement } from '../periodBalances.ts';
import { AccountLink } from './AccountLink.tsx';
import { Holder } from './Holder.tsx';
import { MovementCells } from './MovementCells.tsx';

/** Accounts of one code that are read at a time. */
const PAGE = 100;

type Props = { of: CodeMovement; token: { id: string; decimals: number }; period: BooksPeriod };

function useHolders({ of: { code }, token, period }: Props) {
  const guild = useGuild().id;
  return useInfiniteQuery({
    queryKey: ['answer', 'holders', guild, token.id, code, period],
    queryFn: ({ pageParam: after, signal }) =>
      accountsPage({ guild, token: token.id, code }, period, { first: PAGE, after, signal }),
    initialPageParam: '0x',
    getNextPageParam: (page: AccountMovement[]) => (page.length === PAGE ? page.at(-1)?.id : undefined),
    placeholderData: keepPreviousData,
  });
}

/** The accounts of one code, each with whom it is kept for. */
export function HolderRows(props: Props) {
  const { data, error, hasNextPage, fetchNextPage, refetch } = useHolders(props);
  const accounts = data?.pages.flat() ?? [];
  return (
    <>
      {accounts.map((account) => (
        <tr key={account.id} className="books-holder">
          <th scope="row">
            <AccountLink account={account} /> of <Holder holder={account.holder} />
          </th>
          <MovementCells movement={account} decimals={props.token.decimals} />
        </tr>
      ))}
      {(error || hasNextPage || !data) && (
        <tr className="books-holder">
          <td colSpan={5}>
            {error && <ErrorNotice error={error} retry={() => void refetch()} />}
            {!data && !error && 'Reading the accounts'}
            {hasNextPage && (
              <button type="button" onClick={() => void fetchNextPage()}>
                Show more: {formatCount(accounts.length)} of {formatCount(props.of.count)} are shown
              </button>
            )}
          </td>
        </tr>
      )}
    </>
  );
}
