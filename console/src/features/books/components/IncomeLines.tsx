import type { AccountClass } from '../../../generated/operations.ts';
import { formatAmount } from '../../../lib/formatAmount.ts';
import { symbolOf } from '../../../lib/symbolOf.ts';
import type { TokenMovement } from '../periodBalances.ts';
import { codesOf, lineOf, resultOf } from '../statementLines.ts';
import { CodeLink } from './CodeLink.tsx';

/** What was earned or spent in the period, code by code. */
function Lines({ of, kind, name }: { of: TokenMovement; kind: AccountClass; name: string }) {
  const lines = codesOf(of, kind).map(({ code, ...moved }) => {
    const { opening, closing } = lineOf(kind, moved);
    return { code, amount: closing - opening };
  });
  const sum = lines.reduce((total, { amount }) => total + amount, 0n);
  return (
    <tbody>
      <tr className="books-class">
        <th scope="rowgroup">{name}</th>
        <td className="numeric amount">{formatAmount(sum, of.token.decimals)}</td>
      </tr>
      {lines.map(({ code, amount }) => (
        <tr key={code} className="books-code">
          <th scope="row">
            <CodeLink token={of.token.id} code={code} />
          </th>
          <td className="numeric amount">{formatAmount(amount, of.token.decimals)}</td>
        </tr>
      ))}
    </tbody>
  );
}

/** Income, spending and what is left of the period, in one token. */
export function IncomeLines({ of }: { of: TokenMovement }) {
  const { inPeriod } = resultOf(of);
  return (
    <table className="data-table books-table statement-table">
      <caption>Income and spending of the period, in {symbolOf(of.token)}</caption>
      <Lines of={of} kind="INCOME" name="Income" />
      <Lines of={of} kind="EXPENSE" name="Expenses" />
      <tfoot>
        <tr className="books-class">
          <th scope="row">{inPeriod < 0n ? 'Spent more than earned' : 'Earned more than spent'}</th>
          <td className="numeric amount">{formatAmount(inPeriod, of.token.decimals)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
