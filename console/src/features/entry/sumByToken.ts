import type { Token } from '../../lib/token.ts';

/** Debits and credits of one token, both positive, in its smallest unit. */
export type TokenSum = { token: Token; debits: bigint; credits: bigint };

/** Adds up postings by their token: positive amounts are debits, negative ones credits. */
export function sumByToken(postings: readonly { amount: bigint; token: Token }[]): TokenSum[] {
  const sums = new Map<string, TokenSum>();
  for (const { amount, token } of postings) {
    const sum = sums.get(token.id) ?? { token, debits: 0n, credits: 0n };
    if (amount > 0n) sum.debits += amount;
    else sum.credits -= amount;
    sums.set(token.id, sum);
  }
  return [...sums.values()];
}
