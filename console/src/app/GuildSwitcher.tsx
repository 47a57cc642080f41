import { useNavigate } from '@tanstack/react-router';
import { guildNamesDocument } from '../features/guild/queries/guild.ts';
import { useGuildId } from '../features/guild/useGuild.ts';
import { useAnswer } from '../lib/useAnswer.ts';
import { visibly } from '../lib/visibly.ts';

/** Which guild is looked at, and the way to the others. */
export function GuildSwitcher() {
  const current = useGuildId();
  const navigate = useNavigate();
  const guilds = useAnswer(guildNamesDocument, {}).data?.guilds ?? [];
  if (current === undefined) return null;
  return (
    <label className="guild-switcher">
      <span className="visually-hidden">Guild</span>
      <select value={current} onChange={(e) => void navigate({ to: '/g/$guild', params: { guild: e.target.value } })}>
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
