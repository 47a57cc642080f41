import { formatAmount } from '../../lib/formatAmount.ts';
import { symbolOf } from '../../lib/symbolOf.ts';
import type { Token } from '../../lib/token.ts';

/** An amount of a token's smallest unit, in whole units and exactly, with the token's symbol. */
export function Amount({ value, token }: { value: bigint; token: Token }) {
  return (
    <span className="amount">
      {formatAmount(value, token.decimals)} <span className="symbol">{symbolOf(token)}</span>
    </span>
  );
}
