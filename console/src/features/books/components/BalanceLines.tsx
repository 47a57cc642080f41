import type { AccountClass } from '../../../generated/operations.ts';
import { formatAmount } from '../../../lib/formatAmount.ts';
import { symbolOf } from '../../../lib/symbolOf.ts';
import { classes } from '../chartOfAccounts.ts';
import { sumOf, type TokenMovement } from '../periodBalances.ts';
import { codesOf, lineOf, resultOf, type StatementLine } from '../statementLines.ts';
import { CodeLink } from './CodeLink.tsx';

const SHOWN: readonly AccountClass[] = ['ASSET', 'LIABILITY', 'EQUITY', 'SUSPENSE'];

function Cells({ opening, closing, decimals }: Pick<StatementLine, 'opening' | 'closing'> & { decimals: number }) {
  return (
    <>
      <td className="numeric amount">{formatAmount(opening, decimals)}</td>
      <td className="numeric amount">{formatAmount(closing, decimals)}</td>
    </>
  );
}

function Lines({ of, kind }: { of: TokenMovement; kind: AccountClass }) {
  const { decimals, id } = of.token;
  const codes = codesOf(of, kind);
  if (codes.length === 0) return null;
  return (
    <tbody>
      <tr className="books-class">
        <th scope="rowgroup">{classes[kind].name}</th>
        <Cells {...lineOf(kind, sumOf(codes))} decimals={decimals} />
      </tr>
      {codes.map(({ code, ...moved }) => (
        <tr key={code} className="books-code">
          <th scope="row">
            <CodeLink token={id} code={code} />
          </th>
          <Cells {...lineOf(kind, moved)} decimals={decimals} />
        </tr>
      ))}
    </tbody>
  );
}

/** What is held and owed at the period's begin and end, in one token, and what was left of all income. */
export function BalanceLines({ of }: { of: TokenMovement }) {
  const { before, after } = resultOf(of);
  return (
    <table className="data-table books-table statement-table">
      <caption>What is held and owed, in {symbolOf(of.token)}</caption>
      <thead>
        <tr>
          <th scope="col">Account</th>
          <th scope="col" className="numeric">
            Opening
          </th>
          <th scope="col" className="numeric">
            Closing
          </th>
        </tr>
      </thead>
      {SHOWN.map((kind) => (
        <Lines key={kind} of={of} kind={kind} />
      ))}
      <tfoot>
        <tr className="books-class">
          <th scope="row">Earned less spent, since the books began</th>
          <Cells opening={before} closing={after} decimals={of.token.decimals} />
        </tr>
      </tfoot>
    </table>
  );
}
