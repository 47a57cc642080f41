import { symbolOf } from '../../../lib/symbolOf.ts';
import { Address } from '../../guild/components/Address.tsx';
import type { BooksPeriod } from '../blocksOfPeriod.ts';
import { classes } from '../chartOfAccounts.ts';
import type { ClassMovement, TokenMovement } from '../periodBalances.ts';
import { CodeRows } from './CodeRows.tsx';
import { ControlTotals } from './ControlTotals.tsx';
import { MovementCells } from './MovementCells.tsx';

function ClassRows({ of, token, period }: { of: ClassMovement; token: TokenMovement['token']; period: BooksPeriod }) {
  return (
    <tbody>
      <tr className="books-class">
        <th scope="rowgroup">{classes[of.class].name}</th>
        <MovementCells movement={of} decimals={token.decimals} />
      </tr>
      {of.codes.map((code) => (
        <CodeRows key={code.code} of={code} token={token} period={period} />
      ))}
    </tbody>
  );
}

/** The accounts in one token, as a tree from class over code to each account, with their control totals. */
export function TokenBooks({ of, period }: { of: TokenMovement; period: BooksPeriod }) {
  const { token, total } = of;
  return (
    <section className="books-token">
      <h2>
        <bdi>{symbolOf(token)}</bdi> <Address address={token.id} />
      </h2>
      <ControlTotals of={of} />
      <div className="data-scroll">
        <table className="data-table books-table">
          <caption className="visually-hidden">Accounts in {symbolOf(token)}</caption>
          <thead>
            <tr>
              <th scope="col">Account</th>
              {['Opening', 'Debits', 'Credits', 'Closing'].map((title) => (
                <th key={title} scope="col" className="numeric">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          {of.classes.map((ofClass) => (
            <ClassRows key={ofClass.class} of={ofClass} token={token} period={period} />
          ))}
          <tfoot>
            <tr className="books-class">
              <th scope="row">All accounts</th>
              <MovementCells movement={total} decimals={token.decimals} />
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  );
}
