import type { Column } from '../../../components/data/DataTable.tsx';
import { ForeignText } from '../../../components/ui/ForeignText.tsx';
import { Time } from '../../../components/ui/Time.tsx';
import { decimalAmount } from '../../../lib/decimalAmount.ts';
import { formatAmount } from '../../../lib/formatAmount.ts';
import { inWords } from '../../../lib/inWords.ts';
import { isoTime } from '../../../lib/isoTime.ts';
import { symbolOf } from '../../../lib/symbolOf.ts';
import { EntryNumber } from '../../guild/components/EntryNumber.tsx';
import type { AccountMovement } from '../accountPages.ts';
import { movedWords } from '../chartOfAccounts.ts';
import type { HolderPosting } from '../holderStatement.ts';
import { holderText, projectOf } from '../holderText.ts';
import { lineOf, type StatementLine } from '../statementLines.ts';
import { AccountLink } from './AccountLink.tsx';

type Row = { account: { id: string; code: AccountMovement['code']; holder: string } };

function accountColumn<Of>(accountOf: (row: Of) => Row['account']): Column<Of> {
  const project = (row: Of) => projectOf(accountOf(row).holder);
  return {
    title: 'Account',
    cell: (row) => (
      <>
        <AccountLink account={accountOf(row)} />
        {project(row) !== undefined && ` of project ${project(row)}`}
      </>
    ),
    value: (row) => `${inWords(accountOf(row).code)} ${holderText(accountOf(row).holder)}`,
  };
}

function figure(title: string, part: keyof StatementLine): Column<AccountMovement> {
  const amount = (account: AccountMovement) => lineOf(account.class, account)[part];
  return {
    title,
    isNumeric: true,
    cell: (account) => <span className="amount">{formatAmount(amount(account), account.token.decimals)}</span>,
    value: (account) => decimalAmount(amount(account), account.token.decimals),
  };
}

/** What is shown of each account that is kept for somebody. */
export const holderAccountColumns: Column<AccountMovement>[] = [
  accountColumn((account) => account),
  { title: 'Token', cell: ({ token }) => <bdi>{symbolOf(token)}</bdi>, value: ({ token }) => token.symbol },
  figure('Opening', 'opening'),
  figure('Added', 'added'),
  figure('Taken', 'taken'),
  figure('Closing', 'closing'),
];

/** What a posting did to whom its account is kept for. */
function moved({ account: { code }, amount }: HolderPosting): string {
  return movedWords[code]?.[amount > 0n ? 0 : 1] ?? (amount > 0n ? 'debited' : 'credited');
}

/** What is shown of each movement of somebody's accounts. */
export const holderPostingColumns: Column<HolderPosting>[] = [
  { title: 'Entry', cell: ({ entry }) => <EntryNumber entry={entry} />, value: ({ entry }) => entry.number },
  {
    title: 'Time',
    cell: ({ entry }) => <Time seconds={entry.timestamp} />,
    value: ({ entry }) => isoTime(entry.timestamp),
  },
  {
    title: 'What happened',
    cell: ({ entry }) => <ForeignText>{entry.event.sentence}</ForeignText>,
    value: ({ entry }) => entry.event.sentence,
  },
  accountColumn(({ account }) => account),
  { title: 'What that was', cell: moved, value: moved },
  {
    title: 'Amount',
    isNumeric: true,
    cell: ({ amount, token }) => (
      <span className="amount">{formatAmount(amount < 0n ? -amount : amount, token.decimals)}</span>
    ),
    value: ({ amount, token }) => decimalAmount(amount < 0n ? -amount : amount, token.decimals),
  },
  { title: 'Token', cell: ({ token }) => <bdi>{symbolOf(token)}</bdi>, value: ({ token }) => token.symbol },
];
