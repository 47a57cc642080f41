import type { Block } from '../chain/answers.ts';
import type { Chain } from '../chain/chain.ts';
import { fault } from '../errors.ts';

/** A block of the ledger; the SDL's `LiveBlock`. */
export type BlockOfMoment = { number: number; hash: string; timestamp: string };

/**
 * The header of a block that the ledger has indexed.
 *
 * @throws GraphQLError `UPSTREAM_UNAVAILABLE` when the chain's node lacks it
 */
export async function indexedHeader(number: bigint, chain: Pick<Chain, 'header'>): Promise<Block> {
  const header = await chain.header(number);
  if (header) return header;
  throw fault('UPSTREAM_UNAVAILABLE', 'The chain’s node does not have a block of the ledger. Try again in a moment.');
}

/** A block as the schema tells it. */
export function toldBlock({ number, hash, timestamp }: Pick<Block, 'number' | 'hash' | 'timestamp'>): BlockOfMoment {
  return { number: Number(number), hash, timestamp: String(timestamp) };
}
