import { ZeroAddress } from 'ethers';
import type { TokenMetadata } from './tokenMetadata.ts';

/** What stands for the chain's native coin where the contracts take a token; its name is the chain's own affair. */
export const NATIVE_METADATA: TokenMetadata = { symbol: 'NATIVE', decimals: 18 };

/** Whether a token is the chain's native coin, which the contracts know by the zero address. */
export function isNativeCoin(token: string): boolean {
  return token === ZeroAddress;
}

/** Native coin, in wei, that a call needs to carry when it pays an amount of a token. */
export function nativeValue(token: string, amount: bigint): bigint {
  return isNativeCoin(token) ? amount : 0n;
}
