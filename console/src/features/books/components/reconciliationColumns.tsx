import type { Column } from '../../../components/data/DataTable.tsx';
import type { ReconciliationOutcome } from '../../../generated/operations.ts';
import { decimalAmount } from '../../../lib/decimalAmount.ts';
import { formatAmount } from '../../../lib/formatAmount.ts';
import { symbolOf } from '../../../lib/symbolOf.ts';
import { holderText } from '../holderText.ts';
import type { NodeBalances, ReconciledAccount } from '../node/useNodeBalances.ts';
import { AccountLink } from './AccountLink.tsx';
import { Holder } from './Holder.tsx';

const outcomes: Record<ReconciliationOutcome, string> = {
  EQUAL: '✓ equal',
  UNBOOKED: '! the contract holds more: tokens were sent to it without a call, which can be booked by recognizing them',
  MISSING: '✕ the contract holds less than the books say: ask why before you trust them',
  STATE_PRUNED: '! the gateway’s node does not keep the state of that block: ask a node with an archive',
  TOKEN_SILENT: '! the token’s contract tells no balance',
};

function amount(value: bigint | null | undefined, { token }: ReconciledAccount['account']): string {
  return value === null || value === undefined ? 'not known' : formatAmount(value, token.decimals);
}

function figure(title: string, of: (row: ReconciledAccount) => bigint | null | undefined): Column<ReconciledAccount> {
  return {
    title,
    isNumeric: true,
    cell: (row) => <span className="amount">{amount(of(row), row.account)}</span>,
    value: (row) => {
      const value = of(row);
      return value === null || value === undefined ? undefined : decimalAmount(value, row.account.token.decimals);
    },
  };
}

/** What is shown of each account beside the chain; with what the reader's own node says, once it was asked. */
export function reconciliationColumns(own: NodeBalances | undefined): Column<ReconciledAccount>[] {
  const byOwn = ({ account }: ReconciledAccount) => {
    const said = own?.get(account.id);
    return typeof said === 'bigint' ? said : undefined;
  };
  const difference = (row: ReconciledAccount) => {
    const said = byOwn(row);
    return said === undefined ? undefined : said - row.books;
  };
  return [
    {
      title: 'Account',
      cell: ({ account }) => (
        <>
          <AccountLink account={account} /> <span className="symbol">{symbolOf(account.token)}</span>
        </>
      ),
      value: ({ account }) => `${account.code} ${account.token.symbol}`,
    },
    {
      title: 'Held by',
      cell: ({ account }) => <Holder holder={account.holder} />,
      value: ({ account }) => holderText(account.holder),
    },
    figure('Books', ({ books }) => books),
    figure('Chain, by the gateway’s node', ({ chain }) => chain),
    figure('Difference', (row) => row.difference),
    { title: 'What that means', cell: ({ outcome }) => <Outcome of={outcome} />, value: ({ outcome }) => outcome },
    ...(own ? [figure('Chain, by your node', byOwn), figure('Your node less books', difference), ownVerdict(own)] : []),
  ];
}

function Outcome({ of }: { of: ReconciliationOutcome }) {
  return <span className={of === 'EQUAL' ? 'verdict-good' : 'verdict-bad'}>{outcomes[of]}</span>;
}

function ownVerdict(own: NodeBalances): Column<ReconciledAccount> {
  const verdictOf = ({ account, books }: ReconciledAccount) => {
    const said = own.get(account.id);
    if (said === undefined) return 'not asked';
    if (said instanceof Error) return `! ${said.message}`;
    return said === books ? '✓ equal' : '✕ your node says otherwise than the books';
  };
  return {
    title: 'Your node says',
    cell: (row) => (
      <span className={own.get(row.account.id) === row.books ? 'verdict-good' : 'verdict-bad'}>{verdictOf(row)}</span>
    ),
    value: (row) => verdictOf(row),
  };
}
