import { hexBytes } from '../chain/answer.ts';
import { ChainError } from '../chain/chainError.ts';
import { ask } from '../chain/node/ask.ts';
import type { ChainNode } from '../chain/node/node.ts';
import type { Hex } from '../chain/types.ts';
import { cleanText, textOf } from '../events/text.ts';
import { isZero } from '../ledger/bytes.ts';

/** What a token tells about itself. */
export type TokenWords = { symbol: string; decimals: number };

/** Native coin, before and after a guild has allowed it. */
export const NATIVE = {
  unnamed: { symbol: '', decimals: 18 },
  named: { symbol: 'NATIVE', decimals: 18 },
} satisfies Record<string, TokenWords>;

/** Selectors of `symbol()` and `decimals()`. */
const [SYMBOL, DECIMALS] = ['0x95d89b41', '0x313ce567'];

/** Digits of a word, and the most that a symbol may have. */
const WORD = 64;
const LONGEST_SYMBOL = 2 * 64;
const MOST_DECIMALS = 255n;

/** What a token tells at a block, read as contracts/utils/TokenMetadata.sol does when a guild allows it. */
export async function tokenWords(node: ChainNode, token: Hex, blockHash: Hex): Promise<TokenWords> {
  if (isZero(token)) return NATIVE.named;
  const call = async (data: string): Promise<string> => {
    const answer = await ask(node, 'eth_call', [{ to: token, data }, { blockHash }], hexBytes).catch(unlessRefused);
    return answer.slice(2);
  };
  return { symbol: symbolIn(await call(SYMBOL)), decimals: decimalsIn(await call(DECIMALS)) };
}

function symbolIn(data: string): string {
  // Old tokens answer with a bytes32, which ends at its first zero byte.
  if (data.length === WORD) return textOf(cleanText(/^(?:(?!00)..)*/.exec(data)?.[0] ?? ''));
  if (data.length < 2 * WORD) return '';
  const [offset, length] = [0, WORD].map((at) => BigInt(`0x${data.slice(at, at + WORD)}`)) as [bigint, bigint];
  const digits = 2n * length;
  if (offset !== 32n || digits > LONGEST_SYMBOL || digits > data.length - 2 * WORD) return '';
  return textOf(cleanText(data.slice(2 * WORD, 2 * WORD + Number(digits))));
}

function decimalsIn(data: string): number {
  const value = data.length < WORD ? 0n : BigInt(`0x${data.slice(0, WORD)}`);
  return value > MOST_DECIMALS ? 0 : Number(value);
}

/** A token may revert, or use all gas: then it tells nothing. */
function unlessRefused(error: unknown): Hex {
  if (error instanceof ChainError && error.problem === 'refused') return '0x';
  throw error;
}
