import type { Column } from '../../../components/data/DataTable.tsx';
import { ForeignText } from '../../../components/ui/ForeignText.tsx';
import { Time } from '../../../components/ui/Time.tsx';
import { decimalAmount } from '../../../lib/decimalAmount.ts';
import { isoTime } from '../../../lib/isoTime.ts';
import { EntryNumber } from '../../guild/components/EntryNumber.tsx';
import { counterparts, type StatedAccount, type StatedPosting } from '../counterparts.ts';
import { holderText } from '../holderText.ts';
import { AccountLink } from './AccountLink.tsx';
import { Balance, Side } from './Balance.tsx';
import { Holder } from './Holder.tsx';

type OfAccount = StatedAccount['account'];

function OtherSide({ posting, account }: { posting: StatedPosting; account: OfAccount }) {
  const others = [...new Map(counterparts(posting, account).map(({ account: other }) => [other.id, other])).values()];
  return (
    <ul className="other-side">
      {others.map((other) => (
        <li key={other.id}>
          <AccountLink account={other} /> of <Holder holder={other.holder} />
        </li>
      ))}
    </ul>
  );
}

function otherSideText(posting: StatedPosting, account: OfAccount): string {
  const texts = counterparts(posting, account).map(({ account: { code, holder } }) => `${code} ${holderText(holder)}`);
  return [...new Set(texts)].join('; ');
}

/** What is shown of each posting of an account, and what the file has of it: amounts in whole units, balances debits less credits. */
export function postingColumns(account: OfAccount): Column<StatedPosting>[] {
  const { decimals } = account.token;
  const side = (title: string, amountOf: (posting: StatedPosting) => bigint): Column<StatedPosting> => ({
    title,
    isNumeric: true,
    cell: (posting) => <Side value={amountOf(posting)} decimals={decimals} />,
    value: (posting) => decimalAmount(amountOf(posting), decimals),
  });
  return [
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
    {
      title: 'Other side',
      cell: (posting) => <OtherSide posting={posting} account={account} />,
      value: (posting) => otherSideText(posting, account),
    },
    side('Debit', ({ amount }) => (amount > 0n ? amount : 0n)),
    side('Credit', ({ amount }) => (amount < 0n ? -amount : 0n)),
    {
      title: 'Balance after',
      isNumeric: true,
      cell: ({ balanceAfter }) => <Balance value={balanceAfter} decimals={decimals} />,
      value: ({ balanceAfter }) => decimalAmount(balanceAfter, decimals),
    },
  ];
}
