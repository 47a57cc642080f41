import { useQuery } from '@tanstack/react-query';
import type { BooksReconciliationQuery } from '../../../generated/operations.ts';
import { balanceByNode, expectSameBlock, type NodeBlock } from './balanceByNode.ts';

/** An account of the books beside the chain. */
export type ReconciledAccount = NonNullable<
  BooksReconciliationQuery['reconciliation']
>['items']['edges'][number]['node'];

/** What the reader's own node says of each account, by the account's id: a balance, or why there is none. */
export type NodeBalances = ReadonlyMap<string, bigint | Error>;

type Question = { url: string | undefined; chain: bigint; block: NodeBlock; accounts: readonly ReconciledAccount[] };

/** Asks the reader's own node what contracts hold, one after the other, once it has shown that it has the same block. */
export function useNodeBalances({ url, chain, block, accounts }: Question) {
  const ids = accounts.map(({ account }) => account.id);
  return useQuery({
    queryKey: ['own-node', url, block.hash, ids],
    enabled: url !== undefined,
    refetchInterval: false,
    queryFn: async ({ signal }): Promise<NodeBalances> => {
      const node = url ?? '';
      await expectSameBlock(node, chain, block, signal);
      const balances = new Map<string, bigint | Error>();
      for (const { account } of accounts) {
        const of = { token: account.token.id, holder: account.holder };
        const balance = await balanceByNode(node, of, block, signal).catch(asError);
        signal.throwIfAborted();
        balances.set(account.id, balance);
      }
      return balances;
    },
  });
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
