import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ErrorNotice } from '../../../../components/ui/ErrorNotice.tsx';
import { Notice } from '../../../../components/ui/Notice.tsx';
import { formatCount } from '../../../../lib/formatCount.ts';
import { filterCount, type LedgerSearch } from '../../ledgerSearch.ts';
import { useLedgerList } from '../../useLedgerList.ts';
import { useNewerLines } from '../../useNewerLines.ts';
import { LedgerTable } from './LedgerTable.tsx';
import { NewEntriesButton } from './NewEntriesButton.tsx';

function NoLines({ search }: { search: LedgerSearch }) {
  if (search.at !== undefined) {
    return (
      <Notice tone="empty" title="There is no entry from here on">
        <p>
          <Link from="/g/$guild/ledger" to="." search={(kept) => ({ ...kept, at: undefined })}>
            Go to the beginning of the list
          </Link>
          .
        </p>
      </Notice>
    );
  }
  return filterCount(search) > 0 ? (
    <Notice tone="empty" title="No entry matches these filters">
      <p>Take one of them away, or clear them.</p>
    </Notice>
  ) : (
    <Notice tone="empty" title="No entries here">
      <p>Entries appear as soon as the guild’s contracts write their first log.</p>
    </Notice>
  );
}

/** Before a list that was jumped into: the ways to what comes before. */
function Before({ order, show }: { order: LedgerSearch['order']; show: () => void }) {
  const word = order === 'oldest' ? 'older' : 'newer';
  return (
    <p className="list-before">
      <button type="button" onClick={show}>
        ↑ Show {word} entries
      </button>{' '}
      <Link from="/g/$guild/ledger" to="." search={(kept) => ({ ...kept, at: undefined })}>
        Go to the {order === 'oldest' ? 'oldest' : 'newest'}
      </Link>
    </p>
  );
}

/** The number of the newest entry when the list was opened: those after it are new. */
function useSeenUpTo(newest: bigint | undefined): bigint | undefined {
  const [seen, setSeen] = useState<bigint>();
  if (seen === undefined && newest !== undefined) setSeen(newest);
  return seen;
}

/** A guild's entries under the filters of the address, which follow the chain. */
export function LedgerList({ guild, search }: { guild: string; search: LedgerSearch }) {
  const { list, lines, isCutBefore, readAnew } = useLedgerList(guild, search);
  const isUp = search.order === 'oldest';
  const newest = isUp ? lines.at(-1) : lines[0];
  const [anchor, setAnchor] = useState<string>();
  const showBefore = () => {
    setAnchor(lines[0]?.id);
    void list.fetchPreviousPage();
  };
  const showNewer = () => {
    setAnchor(undefined);
    void (isUp || lines.length === 0 ? readAnew() : list.fetchPreviousPage());
  };
  const isAtEnd = list.isSuccess && (isUp ? !list.hasNextPage : !isCutBefore);
  const newCount = useNewerLines(guild, search, { newest, isAtEnd, show: showNewer });
  const seenUpTo = useSeenUpTo(isUp ? undefined : newest?.number);
  if (list.isPending) return <Notice tone="wait" title="Reading the ledger" />;
  const caption = `${formatCount(lines.length)}${list.hasNextPage ? ' and more' : ''} entries, ${isUp ? 'oldest' : 'newest'} first`;
  return (
    <section aria-label="Entries" aria-busy={list.isFetching}>
      {list.error && <ErrorNotice error={list.error} retry={() => void list.refetch()} />}
      <NewEntriesButton
        count={newCount}
        show={() => {
          window.scrollTo({ top: isUp ? document.body.scrollHeight : 0 });
          showNewer();
        }}
      />
      {isCutBefore && <Before order={search.order} show={showBefore} />}
      {list.isSuccess && lines.length === 0 && <NoLines search={search} />}
      {lines.length > 0 && (
        <LedgerTable
          guild={guild}
          list={JSON.stringify([guild, search])}
          lines={lines}
          seenUpTo={seenUpTo}
          caption={caption}
          hasMore={list.hasNextPage}
          isReading={list.isFetching}
          readMore={() => void list.fetchNextPage()}
          anchor={anchor}
        />
      )}
      {list.hasNextPage ? (
        <p className="quiet-text">More entries follow.</p>
      ) : (
        lines.length > 0 && <p className="quiet-text">That is all.</p>
      )}
    </section>
  );
}
