import { formatAmount } from './formatAmount.ts';

/** Decimals of a price as the ledger serves it, beside those of the tokens. */
const PRICE_DECIMALS = 36;

/** Digits that `short` keeps after leading zeros of the fraction. */
const SHORT_DIGITS = 6;

/** The price of one whole token. */
export type Price = {
  /** Every digit that the ledger has. */
  exact: string;
  /** All whole units, and of the fraction its first digits; rounded down. */
  short: string;
};

/**
 * Writes a market's price as whole units of the quote token for one whole token, without a float.
 *
 * @param price - Smallest units of the quote token per smallest unit of the token, times 10^36.
 * @param decimals - The token's decimals.
 * @param quoteDecimals - The quote token's decimals.
 * @example formatPrice(541_234_567_891_234n * 10n ** 9n, 18, 6).short // '0.541234'
 */
export function formatPrice(price: bigint, decimals: number, quoteDecimals: number): Price {
  const scale = PRICE_DECIMALS + quoteDecimals - decimals;
  const exact = scale < 0 ? formatAmount(price * 10n ** BigInt(-scale), 0) : formatAmount(price, scale);
  const [whole = '', fraction = ''] = exact.split('.');
  const leading = whole === '0' ? (/^0*/.exec(fraction)?.[0].length ?? 0) : 0;
  const kept = fraction.slice(0, leading + SHORT_DIGITS);
  return { exact, short: kept ? `${whole}.${kept}` : whole };
}
