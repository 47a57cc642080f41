import type { Movement } from '../periodBalances.ts';
import { Balance, Side } from './Balance.tsx';

/** Opening, debits, credits and closing of a row. */
export function MovementCells({ movement, decimals }: { movement: Movement; decimals: number }) {
  const { opening, debits, credits, closing } = movement;
  return (
    <>
      <td className="numeric">
        <Balance value={opening} decimals={decimals} />
      </td>
      <td className="numeric">
        <Side value={debits} decimals={decimals} />
      </td>
      <td className="numeric">
        <Side value={credits} decimals={decimals} />
      </td>
      <td className="numeric">
        <Balance value={closing} decimals={decimals} />
      </td>
    </>
  );
}
