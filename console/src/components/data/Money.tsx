import { formatAmount } from '../../lib/formatAmount.ts';
import { symbolOf } from '../../lib/symbolOf.ts';
import type { Token } from '../../lib/token.ts';

/** Decimals that are shown; the title has them all. */
const MOST_DECIMALS = 6;

const flows = { in: ['+', 'came in'], out: ['−', 'went out'] } as const;

type Props = {
  /** In the token's smallest unit. */
  amount: bigint;
  token: Token;
  /** Whether it came to what the guild holds, or left it. */
  flow?: keyof typeof flows | undefined;
};

/** An amount in a column of them: the decimal points stand below each other. What does not fit is cut off, with a sign that it is. */
export function Money({ amount, token, flow }: Props) {
  const exact = formatAmount(amount, token.decimals);
  const [whole = '', fraction = ''] = exact.split('.');
  const isCut = fraction.length > MOST_DECIMALS;
  const symbol = symbolOf(token);
  const [sign, words] = flow ? flows[flow] : [undefined, undefined];
  return (
    <span className={flow ? `money money-${flow}` : 'money'} title={`${exact} ${symbol}${words ? `, ${words}` : ''}`}>
      <span className="money-whole">
        {sign && <span aria-hidden="true">{sign}</span>}
        {words && <span className="visually-hidden">{words}: </span>}
        {whole}
      </span>
      <span className="money-fraction">
        {fraction && '.'}
        {isCut ? `${fraction.slice(0, MOST_DECIMALS)}…` : fraction}
      </span>
      <span className="symbol">{symbol}</span>
    </span>
  );
}
