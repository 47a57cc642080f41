import { useQuery } from '@tanstack/react-query';
import { nameSettings } from './nameSettings.ts';

/** The ENS name of an account, if the reader has named a node to ask. @param isWanted - Whether to ask. */
export function useEnsName(address: string, isWanted: boolean): string | undefined {
  const { rpc } = nameSettings.use();
  const { data } = useQuery({
    queryKey: ['ens', rpc, address],
    queryFn: async () => (await import('./ens.ts')).ensNameOf(address, rpc ?? ''),
    enabled: isWanted && rpc !== undefined,
    refetchInterval: false,
  });
  return data ?? undefined;
}
