import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { ErrorNotice } from '../../../components/ui/ErrorNotice.tsx';
import { Notice } from '../../../components/ui/Notice.tsx';
import { ScreenTitle } from '../../../components/ui/ScreenTitle.tsx';
import { visibly } from '../../../lib/visibly.ts';
import { guildsQuery } from '../queries/guilds.ts';
import { GuildLedger } from './GuildLedger.tsx';

type Guild = { id: string; name: string };

function GuildSwitcher({ guilds, current }: { guilds: Guild[]; current: string }) {
  const navigate = useNavigate();
  return (
    <label className="guild-switcher">
      Guild
      <select value={current} onChange={(e) => void navigate({ to: '/', search: { guild: e.target.value } })}>
        {guilds.every(({ id }) => id !== current) && <option value={current}>Unknown guild</option>}
        {guilds.map(({ id, name }) => (
          <option key={id} value={id}>
            {visibly(name)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The ledger of the guild that the address names, or of the first one. */
export function LedgerScreen() {
  const search = getRouteApi('/').useSearch();
  const guilds = useQuery(guildsQuery);
  if (guilds.error && !guilds.data)
    return <ErrorNotice error={guilds.error} retry={() => void guilds.refetch()} isScreen />;
  if (!guilds.data) return <Notice tone="wait" title="Looking for guilds" />;
  const guild = search.guild ?? guilds.data[0]?.id;
  if (!guild) {
    return (
      <Notice tone="empty" title="No guild has been created yet" isScreen>
        <p>
          Create one with the mutation <code>prepareCreateGuild</code>, or start the stack without{' '}
          <code>--no-story</code> to see the demo’s.
        </p>
      </Notice>
    );
  }
  const known = guilds.data.find(({ id }) => id === guild);
  return (
    <>
      <div className="screen-head">
        <div>
          <ScreenTitle>{known?.name ?? 'Unknown guild'}</ScreenTitle>
          <p className="lead">
            Every decision, payment and contribution, in the order in which the chain recorded them.
          </p>
        </div>
        {guilds.data.length > 1 && <GuildSwitcher guilds={guilds.data} current={guild} />}
      </div>
      <GuildLedger key={guild} guild={guild} search={search} />
    </>
  );
}
