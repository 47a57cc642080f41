import { getRouteApi } from '@tanstack/react-router';
import { Address } from '../../guild/components/Address.tsx';
import { useGuild } from '../../guild/useGuild.ts';
import { BooksHead } from './BooksHead.tsx';
import { GuildStatement } from './GuildStatement.tsx';
import { HolderForm } from './HolderForm.tsx';
import { HolderStatement } from './HolderStatement.tsx';
import { PeriodName, PeriodScreen } from './PeriodScreen.tsx';
import { PrintButton } from './PrintButton.tsx';

/** A dated statement to print: of the whole guild, or of all that was booked for one client, contributor or member. */
export function StatementScreen() {
  const { holder } = getRouteApi('/g/$guild/books/statement').useSearch();
  const { name } = useGuild();
  return (
    <>
      <BooksHead title={holder ? 'Statement of account' : 'Statement of the period'}>
        <bdi>{name}</bdi>, <PeriodName />.
        {holder && (
          <>
            {' '}
            For <Address address={holder} isWhole />
          </>
        )}
      </BooksHead>
      <HolderForm holder={holder} />
      <PeriodScreen>
        {(period) => (
          <>
            <PrintButton />
            {holder ? <HolderStatement holder={holder} period={period} /> : <GuildStatement period={period} />}
          </>
        )}
      </PeriodScreen>
    </>
  );
}
