import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { pause } from '../../../client/http/pause.ts';
import { gateway } from './gateway.ts';
import { NEWEST_ANSWERS } from './useAnswer.ts';

/** Milliseconds until a stream that was refused is asked for again. */
const AGAIN_MS = 15_000;

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

/**
 * The first message, which tells where the ledger stands, also makes up for what happened while nobody listened. As often as the
 * stream breaks, or is refused, everything is read again, so that a page without news is not an old one.
 */
async function follow(queryClient: QueryClient, guild: string | undefined, signal: AbortSignal): Promise<void> {
  const readAgain = (queryKey: readonly unknown[]) => {
    void queryClient.invalidateQueries({ queryKey });
    void queryClient.invalidateQueries({ queryKey: ['indexed-block'] });
  };
  const onBreak = () => readAgain(NEWEST_ANSWERS);
  while (!signal.aborted) {
    try {
      for await (const { __typename } of gateway.events({
        ...(guild && { where: { guilds: [guild] } }),
        signal,
        onBreak,
      })) {
        readAgain(__typename === 'Reorganisation' ? ['answer'] : NEWEST_ANSWERS);
      }
    } catch (error) {
      if (signal.aborted) return;
      console.warn('The page cannot follow the ledger, and looks again from time to time.', error);
      onBreak();
      await pause(AGAIN_MS, signal).catch(() => undefined);
    }
  }
}
