import { formatUnits, getAddress } from 'ethers';
import { NATIVE_METADATA } from '../chain/calls/nativeCoin.ts';
import type { TokenMetadata } from '../chain/calls/tokenMetadata.ts';

const MAX_QUOTED = 80;
const MAX_SYMBOL = 16;
/** More than any token in use has; with more, whole tokens are a long row of zeros. */
const MAX_DECIMALS = 36;
const IN_GROUPS = new Intl.NumberFormat('en', { maximumFractionDigits: MAX_DECIMALS });
/** A symbol that cannot be taken for a part of the sentence, or of the number before it. */
const PLAIN_SYMBOL = /^[\p{L}\p{Sc}][\p{L}\p{N}\p{Sc}._+-]*…?$/u;
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Somebody's text within a sentence of ours: on one line, shortened, without invisible characters, in quotes. */
export function quoted(text: string): string {
  return `“${oneLine(text, MAX_QUOTED)}”`;
}

/** An account or contract, checksummed. */
export function account(address: string): string {
  return getAddress(address);
}

/**
 * An amount in whole tokens with the token's symbol: `1,250.5 TUSD`, `0.5 of the native coin`; in smallest units when the
 * token tells no symbol or has very many decimals.
 *
 * @param units - In the token's smallest unit.
 * @param token - The token's address, shown when it tells nothing of itself.
 */
export function amount(units: bigint, token: string, metadata: TokenMetadata | null): string {
  const symbol = metadata === NATIVE_METADATA ? 'of the native coin' : symbolOf(metadata);
  if (!metadata || symbol === null) return `${units} smallest units of the token ${account(token)}`;
  if (metadata.decimals > MAX_DECIMALS) return `${units} smallest units of ${symbol} (${metadata.decimals} decimals)`;
  return `${wholeTokens(units, metadata.decimals)} ${symbol}`;
}

/** Intl takes the digits of a text one by one, and rounds nothing. */
function wholeTokens(units: bigint, decimals: number): string {
  return IN_GROUPS.format(`${units}e-${decimals}` as Intl.StringNumericLiteral);
}

/** How a sentence names a token: by its symbol, and by its address, which no other token has. */
export function tokenName(token: string, metadata: TokenMetadata | null): string {
  if (metadata === NATIVE_METADATA) return 'the native coin';
  const symbol = symbolOf(metadata);
  return symbol === null ? `the token ${account(token)}` : `${symbol} (${account(token)})`;
}

function symbolOf(metadata: TokenMetadata | null): string | null {
  const symbol = oneLine(metadata?.symbol ?? '', MAX_SYMBOL);
  if (symbol === '') return null;
  return PLAIN_SYMBOL.test(symbol) ? symbol : `“${symbol}”`;
}

/** A number of things: `1 milestone`, `3 milestones`. */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

/** Basis points as a percentage: `2.5 %`. */
export function percent(bps: bigint): string {
  return `${formatUnits(bps, 2).replace(/\.0$/, '')} %`;
}

/** A ruling: who gets what of a milestone, as shares in basis points. */
export function rulingWords(ruling: { contributorBps: bigint; feeBps: bigint; slashBps: bigint }): string {
  const fee = ruling.feeBps === 0n ? '' : `, after a fee of ${percent(ruling.feeBps)}`;
  const bond = ruling.slashBps === 0n ? '' : `, and ${percent(ruling.slashBps)} of the bond burned`;
  return `${percent(ruling.contributorBps)} to the contributor, the rest to the client${fee}${bond}`;
}

/** Unix seconds as a date and time in UTC: `2026-01-31 12:00:00 UTC`; what no date can be, as a number. */
export function timeOf(seconds: bigint | string | undefined): string {
  const date = new Date(Number(seconds) * 1000);
  return Number.isNaN(date.getTime())
    ? `second ${seconds}`
    : `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** Somebody's text on one line, without invisible characters, of at most so many characters. */
export function oneLine(text: string, most: number): string {
  const line = text.replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  const characters = [...line];
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : line;
}
