import { queryOptions, useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { isLocalChain, isServedHere } from './localChain.ts';
import { servedChainQuery } from './servedChain.ts';

const schema = z.array(z.object({ name: z.string(), address: z.string().transform((one) => one.toLowerCase()) }));

/** An account of the local chain, which has a name in the demo story and a key that everybody knows. */
export type TestAccount = z.infer<typeof schema>[number];

const NONE: readonly TestAccount[] = [];

const testAccountsQuery = queryOptions({
  queryKey: ['test-accounts'],
  queryFn: async ({ signal }) => {
    const response = await fetch('/test-accounts.json', { signal });
    return response.ok ? schema.parse(await response.json()) : [];
  },
  enabled: isServedHere(),
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
});

/** The accounts that anybody may act as: those that the gateway of a local chain names, and none elsewhere. */
export function useTestAccounts(): readonly TestAccount[] {
  const { data: chain } = useQuery({ ...servedChainQuery, enabled: isServedHere() });
  const { data } = useQuery(testAccountsQuery);
  return chain && data && isLocalChain(chain) ? data : NONE;
}
