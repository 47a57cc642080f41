import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { gateway } from './gateway.ts';
import { NEWEST_ANSWERS } from './useAnswer.ts';

/**
 * Follows a guild's entries, or those of all guilds, and has everything read again that they may have changed. A page that nobody sees follows
 * nothing, and reads everything again when it is looked at: a browser lets one host have few connections.
 */
export function useNews(guild?: string): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    let following: AbortController | undefined;
    const attend = () => {
      following?.abort();
      following = undefined;
      if (document.hidden) return;
      following = new AbortController();
      void follow(queryClient, guild, following.signal);
    };
    attend();
    document.addEventListener('visibilitychange', attend);
    return () => {
      document.removeEventListener('visibilitychange', attend);
      following?.abort();
    };
  }, [guild, queryClient]);
}

/** The first message, which tells where the ledger stands, also makes up for what happened while nobody listened. */
async function follow(queryClient: QueryClient, guild: string | undefined, signal: AbortSignal): Promise<void> {
  try {
    for await (const { __typename } of gateway.events({ ...(guild && { where: { guilds: [guild] } }), signal })) {
      const isOld = __typename === 'Reorganisation' ? ['answer'] : NEWEST_ANSWERS;
      void queryClient.invalidateQueries({ queryKey: isOld });
      void queryClient.invalidateQueries({ queryKey: ['indexed-block'] });
    }
  } catch (error) {
    if (!signal.aborted) console.warn('The page no longer follows the ledger: reload it.', error);
  }
}
