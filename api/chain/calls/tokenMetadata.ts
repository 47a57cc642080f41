import type { Result } from 'ethers';
import { GraphQLError } from 'graphql';

/** Longer than any real symbol; what is remembered of a stranger's token must be small. */
const MOST_SYMBOL_LENGTH = 100;

/** What a token says of itself. */
export type TokenMetadata = { symbol: string; decimals: number };

/**
 * Reads what a token says of itself; null when it does not tell, as ERC-20 allows.
 *
 * @param read - Calls one of the token's functions.
 * @throws `UPSTREAM_UNAVAILABLE` when the chain's node does not answer.
 */
export async function readTokenMetadata(
  read: (name: 'symbol' | 'decimals') => Promise<Result>,
): Promise<TokenMetadata | null> {
  try {
    const [symbol, decimals] = await Promise.all([read('symbol'), read('decimals')]);
    return { symbol: String(symbol[0]).slice(0, MOST_SYMBOL_LENGTH), decimals: Number(decimals[0]) };
  } catch (error) {
    if (error instanceof GraphQLError) throw error;
    return null;
  }
}
