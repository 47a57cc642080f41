import { formatAmount } from '../../../lib/formatAmount.ts';
import type { Movement } from '../periodBalances.ts';
import { Balance } from './Balance.tsx';

type Props = { of: Movement; token: { symbol: string; decimals: number } };

/** Opening, movement and closing of a period, and that they add up. */
export function AccountTotals({ of, token }: Props) {
  const { opening, debits, credits, closing } = of;
  const isRight = opening + debits - credits === closing;
  return (
    <dl className="account-totals">
      <div>
        <dt>Opening balance</dt>
        <dd>
          <Balance value={opening} decimals={token.decimals} />
        </dd>
      </div>
      <div>
        <dt>+ Debits</dt>
        <dd className="amount">{formatAmount(debits, token.decimals)}</dd>
      </div>
      <div>
        <dt>− Credits</dt>
        <dd className="amount">{formatAmount(credits, token.decimals)}</dd>
      </div>
      <div>
        <dt>= Closing balance</dt>
        <dd>
          <Balance value={closing} decimals={token.decimals} /> <bdi className="symbol">{token.symbol}</bdi>{' '}
          <span className={isRight ? 'verdict verdict-good' : 'verdict verdict-bad'}>
            {isRight ? '✓ adds up' : '✕ does not add up'}
          </span>
        </dd>
      </div>
    </dl>
  );
}
