import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ErrorNotice } from '../../../components/ui/ErrorNotice.tsx';
import { Notice } from '../../../components/ui/Notice.tsx';
import { formatCount } from '../../../lib/formatCount.ts';
import { indexedBlockQuery } from '../../../lib/indexedBlock.ts';
import { CertificateDownload } from '../../guild/components/CertificateDownload.tsx';
import { isFiltered, type LedgerSearch } from '../ledgerSearch.ts';
import type { EntriesPage } from '../queries/entriesPage.ts';
import { guildTotalsQuery } from '../queries/guildTotals.ts';
import { marketsQuery } from '../queries/markets.ts';
import { useEntriesPage } from '../useEntriesPage.ts';
import { FilterBar } from './FilterBar.tsx';
import { LedgerTable } from './LedgerTable.tsx';
import { MarketStrip } from './MarketStrip.tsx';
import { NewEntriesButton } from './NewEntriesButton.tsx';
import { Pager } from './Pager.tsx';
import { TotalsStrip } from './TotalsStrip.tsx';

function EmptyPage({ search }: { search: LedgerSearch }) {
  return isFiltered(search) ? (
    <Notice tone="empty" title="No entry matches these filters">
      <p>
        Widen or{' '}
        <Link from="/g/$guild/ledger" to="." search={{}}>
          clear the filters
        </Link>
        .
      </p>
    </Notice>
  ) : (
    <Notice tone="empty" title="No entries here">
      <p>Entries appear as soon as the guild’s contracts write their first log.</p>
    </Notice>
  );
}

/** What a page shows, in words: a range of numbers when nothing is left out. */
function describe(page: EntriesPage, search: LedgerSearch, total: bigint | undefined): string {
  const [first, last] = [page.rows.at(0), page.rows.at(-1)];
  if (!first || !last) return '';
  if (isFiltered(search)) return `${formatCount(page.rows.length)} matching entries on this page`;
  const range = `Entries ${formatCount(first.number)} to ${formatCount(last.number)}`;
  return total === undefined ? range : `${range} of ${formatCount(total)}`;
}

/** One guild's ledger: totals, markets, filters, and a page of entries that follows the chain. */
export function GuildLedger({ guild, search }: { guild: string; search: LedgerSearch }) {
  const indexed = useQuery(indexedBlockQuery).data?.hash;
  const totals = useQuery(guildTotalsQuery(guild, search.asOf, indexed));
  const markets = useQuery(marketsQuery(guild, search.asOf, indexed));
  const { page, newCount, refresh } = useEntriesPage(guild, search);
  const [seenUpTo, setSeenUpTo] = useState<bigint>();
  const newestNumber = page.data?.rows[0]?.number;
  const onNewest = search.before === undefined && search.after === undefined;
  if (onNewest && seenUpTo === undefined && newestNumber !== undefined) setSeenUpTo(newestNumber);

  const show = () => {
    window.scrollTo({ top: 0 });
    void refresh();
  };
  const description = page.data && describe(page.data, search, totals.data?.head.entryCount);

  return (
    <>
      {totals.data && <TotalsStrip totals={totals.data} />}
      {markets.data?.map((market) => (
        <MarketStrip key={market.id} market={market} />
      ))}
      <FilterBar guild={guild} search={search} />
      {page.error && <ErrorNotice error={page.error} retry={() => void page.refetch()} />}
      {page.isPending && <Notice tone="wait" title="Reading the ledger" />}
      {page.data && (
        <section
          aria-label="Entries"
          aria-busy={page.isPlaceholderData}
          className={page.isPlaceholderData ? 'stale' : ''}
        >
          <NewEntriesButton count={newCount} show={show} />
          {page.data.rows.length === 0 && <EmptyPage search={search} />}
          {page.data.rows.length > 0 && (
            <LedgerTable
              guild={guild}
              rows={page.data.rows}
              seenUpTo={seenUpTo}
              caption={`${description}, newest first`}
            />
          )}
          <div className="ledger-foot">
            <p>{description}</p>
            <Pager search={search} page={page.data} />
          </div>
        </section>
      )}
      {totals.data && (
        <section className="certificate" aria-labelledby="certificate">
          <h2 id="certificate">Certificate</h2>
          <CertificateDownload key={guild} guild={guild} />
        </section>
      )}
    </>
  );
}
