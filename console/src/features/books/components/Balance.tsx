import { formatAmount } from '../../../lib/formatAmount.ts';

type Props = { value: bigint; decimals: number };

/** A balance on the side on which it stands: Dr for debits, which is what is held or spent, Cr for what is owed or earned. */
export function Balance({ value, decimals }: Props) {
  if (value === 0n) return <span className="amount">{formatAmount(0n, decimals)}</span>;
  return (
    <span className="amount">
      {formatAmount(value < 0n ? -value : value, decimals)}{' '}
      <abbr className="side" title={value > 0n ? 'debit balance' : 'credit balance'}>
        {value > 0n ? 'Dr' : 'Cr'}
      </abbr>
    </span>
  );
}

/** What was debited or credited; a dash where nothing was. */
export function Side({ value, decimals }: Props) {
  return <span className="amount">{value === 0n ? '–' : formatAmount(value, decimals)}</span>;
}
