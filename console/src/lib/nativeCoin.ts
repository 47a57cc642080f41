import type { Token } from './token.ts';

/** The chain's own coin, which the ledger has in the place of a token. Amounts of it are in wei. */
export const NATIVE_COIN: Token = {
  id: `0x${'0'.repeat(40)}`,
  symbol: 'of the chain’s own coin',
  decimals: 18,
};
