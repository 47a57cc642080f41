import { useQuery } from '@tanstack/react-query';
import { gateway } from '../gateway.ts';
import { NEWEST_ANSWERS } from '../useAnswer.ts';
import { actingAccount } from './account.ts';

/** Milliseconds after which what waits is looked at again: votes begin and end with time alone. */
const AGAIN_MS = 60_000;

/** What waits for whom the reader acts as, in all guilds, what ends first first. */
export function useWaiting() {
  const account = actingAccount.use()?.address;
  return useQuery({
    queryKey: [...NEWEST_ANSWERS, 'waiting', account],
    queryFn: ({ signal }) => gateway.waitingFor(account ?? '', signal),
    enabled: account !== undefined,
    refetchInterval: AGAIN_MS,
  });
}

/** The client's name of an action that a mutation prepares. */
export function actionOfMutation(mutation: string): string {
  const name = mutation.replace(/^prepare/, '');
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}
