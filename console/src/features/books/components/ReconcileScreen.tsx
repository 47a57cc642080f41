import { useState } from 'react';
import { DataTable } from '../../../components/data/DataTable.tsx';
import { ErrorNotice } from '../../../components/ui/ErrorNotice.tsx';
import { Notice } from '../../../components/ui/Notice.tsx';
import type { BooksReconciliationQuery } from '../../../generated/operations.ts';
import { formatCount } from '../../../lib/formatCount.ts';
import type { BooksPeriod } from '../blocksOfPeriod.ts';
import type { NodeBlock } from '../node/balanceByNode.ts';
import { type ReconciledAccount, useNodeBalances } from '../node/useNodeBalances.ts';
import { useReconciliation } from '../useReconciliation.ts';
import { BooksHead } from './BooksHead.tsx';
import { NodeForm } from './NodeForm.tsx';
import { PeriodScreen } from './PeriodScreen.tsx';
import { PrintButton } from './PrintButton.tsx';
import { reconciliationColumns } from './reconciliationColumns.tsx';
import { StandsOn } from './StandsOn.tsx';

type Reconciled = NonNullable<BooksReconciliationQuery['reconciliation']>;

function Verdict({ accounts, block, isAll }: { accounts: ReconciledAccount[]; block: number; isAll: boolean }) {
  const odd = accounts.filter(({ outcome }) => outcome !== 'EQUAL').length;
  if (odd > 0) {
    const title = `${formatCount(odd)} of ${formatCount(accounts.length)} accounts are not equal to the chain`;
    return <Notice tone="failure" title={title} />;
  }
  const which = isAll ? 'Every asset account equals' : `The first ${formatCount(accounts.length)} asset accounts equal`;
  return (
    <Notice
      tone="good"
      title={`${which} what the chain says at the end of block ${formatCount(block)}: difference 0.00`}
    />
  );
}

function Compared({ chain, block, accounts }: { chain: bigint; block: NodeBlock; accounts: ReconciledAccount[] }) {
  const [url, setUrl] = useState<string>();
  const own = useNodeBalances({ url, chain, block, accounts });
  return (
    <>
      <NodeForm isAsking={own.isFetching} ask={setUrl} />
      {own.error && (
        <Notice tone="failure" title="Your node was asked, and does not bear the books out">
          <p>{own.error.message}</p>
        </Notice>
      )}
      <DataTable
        caption={`Asset accounts: ${formatCount(accounts.length)}`}
        columns={reconciliationColumns(own.data)}
        rows={accounts}
        keyOf={({ account }) => account.id}
        empty="The books have no asset accounts yet: nothing is held."
        file={`books-beside-chain-block-${block.number}`}
      />
    </>
  );
}

function Reconciliation({ period }: { period: BooksPeriod }) {
  const answer = useReconciliation(period.last);
  const [first] = answer.data?.pages ?? [];
  if (answer.error) return <ErrorNotice error={answer.error} retry={() => void answer.refetch()} />;
  if (!first?.reconciliation) return <Notice tone="wait" title="Comparing the books with the chain" />;
  const accounts = answer.data?.pages.flatMap(({ reconciliation }) => nodesOf(reconciliation)) ?? [];
  return (
    <>
      <Verdict accounts={accounts} block={period.last} isAll={!answer.hasNextPage} />
      <Compared chain={first.chain.id} block={first.reconciliation.block} accounts={accounts} />
      {answer.hasNextPage && (
        <button type="button" className="no-print" onClick={() => void answer.fetchNextPage()}>
          Show more accounts
        </button>
      )}
      <PrintButton />
      <StandsOn block={first.reconciliation.block} head={first.guild?.head} />
    </>
  );
}

function nodesOf(reconciliation: Reconciled | null): ReconciledAccount[] {
  return reconciliation?.items.edges.map(({ node }) => node) ?? [];
}

/** The guild's assets by its books beside what their contracts hold on the chain, at the period's last block. */
export function ReconcileScreen() {
  return (
    <>
      <BooksHead title="The books beside the chain">
        What the books say that the guild’s contracts hold, and what the tokens’ own contracts say, at the same block.
      </BooksHead>
      <PeriodScreen>{(period) => <Reconciliation period={period} />}</PeriodScreen>
    </>
  );
}
