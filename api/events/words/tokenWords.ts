import { formatUnits, getAddress, ZeroAddress } from 'ethers';
import { NATIVE_METADATA } from '../../chain/calls/nativeCoin.ts';
import { amount, tokenName } from '../../prepare/words.ts';
import { shortAccount } from './shortened.ts';

/** What a token tells of itself; one without a symbol tells nothing. */
export type ToldToken = { id: string; symbol: string; decimals: number };

/** The chain's own coin. */
export const NATIVE_COIN: ToldToken = { id: ZeroAddress, symbol: '', decimals: 18 };

/** What a rate is told for, in smallest units: as contracts take it. */
const RATE_DIGITS = 18;
const IN_GROUPS = new Intl.NumberFormat('en', { maximumFractionDigits: 100 });

/** An amount in whole tokens; in smallest units of a token that tells no symbol. */
export function amountOf(units: string, { id, symbol, decimals }: ToldToken): string {
  if (id !== ZeroAddress && symbol === '') return `${units} smallest units of the token ${shortAccount(id)}`;
  return amount(BigInt(units), id, id === ZeroAddress ? NATIVE_METADATA : { symbol, decimals });
}

/** What a token is called. */
export function nameOf({ id, symbol, decimals }: ToldToken): string {
  if (id === ZeroAddress) return 'the native coin';
  if (symbol === '') return `the token ${shortAccount(id)}`;
  return tokenName(id, { symbol, decimals }).replace(getAddress(id), shortAccount(id));
}

/**
 * A rate in words: `0.5 MRG for each TUSD`.
 *
 * @param rate - Smallest units of one token for 10^18 smallest units of another.
 * @param paid - The other one; undefined when it is not known.
 */
export function rateOf(rate: string, earned: ToldToken, paid: ToldToken | undefined): string {
  const isTold = paid !== undefined && (paid.symbol !== '' || paid.id === ZeroAddress);
  const unit = earned.decimals === 0 ? earned.symbol : `smallest units of ${earned.symbol}`;
  if (!isTold) return `${rate} ${unit} for 10^18 smallest units paid`;
  const exact = formatUnits(BigInt(rate) * 10n ** BigInt(paid.decimals), RATE_DIGITS + earned.decimals);
  const count = IN_GROUPS.format(exact as Intl.StringNumericLiteral);
  return `${count} ${earned.symbol} for each ${paid.id === ZeroAddress ? 'native coin' : paid.symbol}`;
}
