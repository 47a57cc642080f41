import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { CopyButton } from '../../../components/ui/CopyButton.tsx';
import { Hex } from '../../../components/ui/Hex.tsx';
import { ScreenTitle } from '../../../components/ui/ScreenTitle.tsx';
import { formatCount } from '../../../lib/formatCount.ts';
import { useGuild } from '../../guild/useGuild.ts';
import { FoldedNotice } from './FoldedNotice.tsx';
import { FilterChips } from './filters/FilterChips.tsx';
import { FilterPanel } from './filters/FilterPanel.tsx';
import { useApply } from './filters/useApply.ts';
import { LedgerList } from './list/LedgerList.tsx';
import { Toolbar } from './Toolbar.tsx';

/** What the guild's ledger adds up to, and the hash that commits to all of it. */
function Totals() {
  const { head } = useGuild();
  return (
    <p className="ledger-totals">
      <strong className="entry-count">{formatCount(head.entryCount)}</strong>{' '}
      {head.entryCount === 1n ? 'entry' : 'entries'}.{' '}
      <span title="Hash of the last entry; it commits to every entry before it and their order">Ledger head</span>{' '}
      <Hex value={head.hash} /> <CopyButton text={head.hash} what="the ledger’s head" />
    </p>
  );
}

/** The ledger of a guild. */
export function LedgerScreen() {
  const { asOf: _, tz: __, ...search } = getRouteApi('/g/$guild/ledger').useSearch();
  const { id } = useGuild();
  const { apply, complaint } = useApply(search);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <div className="screen-head ledger-head">
        <div>
          <ScreenTitle>Ledger</ScreenTitle>
          <p className="lead">
            Every decision, payment and contribution, in the order in which the chain recorded them.
          </p>
        </div>
        <Totals />
      </div>
      <search aria-label="Filter the ledger">
        <Toolbar search={search} apply={apply} isOpen={isOpen} setOpen={setOpen} />
        {isOpen && <FilterPanel search={search} apply={apply} />}
        <p className="complaint" role="alert">
          {complaint && `Not applied: ${complaint}.`}
        </p>
        <FilterChips search={search} apply={apply} />
      </search>
      <FoldedNotice guild={id} search={search} apply={apply} />
      <LedgerList key={JSON.stringify([id, search])} guild={id} search={search} />
    </>
  );
}
