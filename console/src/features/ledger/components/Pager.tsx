import { Link } from '@tanstack/react-router';
import type { LedgerSearch } from '../ledgerSearch.ts';
import type { EntriesPage } from '../queries/entriesPage.ts';

/** Leads to the pages on either side. Pages start at an entry, not at an offset: the last is as near as the first. */
export function Pager({ search, page }: { search: LedgerSearch; page: EntriesPage }) {
  const here = { ...search, before: undefined, after: undefined };
  const first = page.rows.at(0)?.id;
  const last = page.rows.at(-1)?.id;
  return (
    <nav className="pager" aria-label="Pages of the ledger">
      <Link from="/g/$guild/ledger" to="." search={here} disabled={!page.hasNewer}>
        Newest
      </Link>
      <Link from="/g/$guild/ledger" to="." search={{ ...here, after: first }} disabled={!page.hasNewer} rel="prev">
        ← Newer
      </Link>
      <Link from="/g/$guild/ledger" to="." search={{ ...here, before: last }} disabled={!page.hasOlder} rel="next">
        Older →
      </Link>
    </nav>
  );
}
