import { useParams } from '@tanstack/react-router';
import { createContext, useContext } from 'react';
import type { GuildQuery } from '../../generated/operations.ts';

/** What every screen of a guild knows of it. */
export type Guild = NonNullable<GuildQuery['guild']>;

/** The guild whose screens are shown. */
export const GuildContext = createContext<Guild | undefined>(undefined);

/** The guild whose screen this is, at the block that is looked at. */
export function useGuild(): Guild {
  const guild = useContext(GuildContext);
  if (!guild) throw new Error('Only screens of a guild have a guild.');
  return guild;
}

/** Id of the guild in the page's address; undefined outside of guilds. */
export function useGuildId(): string | undefined {
  return useParams({ strict: false, select: ({ guild }) => guild?.toLowerCase() });
}
