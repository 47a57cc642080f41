import { getRouteApi } from '@tanstack/react-router';
import { ScreenTitle } from '../../../components/ui/ScreenTitle.tsx';
import { useGuild } from '../../guild/useGuild.ts';
import { GuildLedger } from './GuildLedger.tsx';

/** The ledger of a guild. */
export function LedgerScreen() {
  const search = getRouteApi('/g/$guild/ledger').useSearch();
  const { id } = useGuild();
  return (
    <>
      <div className="screen-head">
        <div>
          <ScreenTitle>Ledger</ScreenTitle>
          <p className="lead">
            Every decision, payment and contribution, in the order in which the chain recorded them.
          </p>
        </div>
      </div>
      <GuildLedger key={id} guild={id} search={search} />
    </>
  );
}
