import { formatAmount } from '../../../lib/formatAmount.ts';
import { symbolOf } from '../../../lib/symbolOf.ts';
import type { TokenMovement } from '../periodBalances.ts';

/** That all debits of a token equal all credits, and that nothing was left on its way; or that it is not so. */
export function ControlTotals({ of }: { of: TokenMovement }) {
  const { token, debits, credits, difference, suspense } = of;
  const amount = (value: bigint) => `${formatAmount(value, token.decimals)} ${symbolOf(token)}`;
  return (
    <ul className="controls" aria-label={`Control totals of ${symbolOf(token)}`}>
      <li className={difference === 0n ? 'verdict-good' : 'verdict-bad'}>
        <span aria-hidden="true">{difference === 0n ? '✓' : '✕'}</span> All debits {amount(debits)}, all credits{' '}
        {amount(credits)}, difference {amount(difference)}
        {difference !== 0n && ': the books are wrong. Verify them, and tell the operator of the gateway.'}
      </li>
      <li className={suspense === 0n ? 'verdict-good' : 'verdict-bad'}>
        <span aria-hidden="true">{suspense === 0n ? '✓' : '!'}</span> In suspense {amount(suspense)}
        {suspense !== 0n && ': money that left one account and reached none. Open the suspense accounts below.'}
      </li>
    </ul>
  );
}
