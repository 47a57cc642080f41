import { ChainError } from './chainError.ts';
import { fetchHeaderByHash, fetchHeaders, openHeader } from './node/fetchHeaders.ts';
import type { ChainNode } from './node/node.ts';
import type { Hex } from './types.ts';

/** The block that all trust begins with: whatever leads to it by hashes is as true as it is. */
export type TrustedHead = {
  number: bigint;
  hash: Hex;
  /** What speaks for it, as the end of "It stands on …". */
  standsOn: string;
};

/** What speaks for a block whose hash somebody has brought from elsewhere. */
export const GIVEN = 'the block hash that was given';

/** A block by its number, or the newest of a kind. */
export type BlockChoice = bigint | 'latest' | 'safe' | 'finalized';

/** The block whose hash somebody has brought from elsewhere. */
export async function headByHash(node: ChainNode, hash: Hex): Promise<TrustedHead> {
  const { number } = await fetchHeaderByHash(node, hash.toLowerCase() as Hex);
  return { number, hash: hash.toLowerCase() as Hex, standsOn: GIVEN };
}

/**
 * The block of which all of these nodes give the same hash.
 *
 * @param nodes - At least one; the first says which block is the newest.
 * @throws ChainError `untrue` with what each gives when they differ
 */
export async function headByAgreement(
  nodes: readonly [ChainNode, ...ChainNode[]],
  choice: BlockChoice,
): Promise<TrustedHead> {
  const number = typeof choice === 'bigint' ? choice : await numberOfNewest(nodes[0], choice);
  const headers = await Promise.all(nodes.map(async (node) => (await fetchHeaders(node, [number]))[0]));
  const hashes = headers.map((header) => header?.hash as Hex);
  const names = nodes.map(({ name }) => name);
  if (new Set(hashes).size > 1) {
    const told = names.map((name, at) => `${name} ${hashes[at]}`).join(', ');
    throw new ChainError(
      'untrue',
      `The nodes do not agree on block ${number}: ${told}. Ask for an older block, or find out who is wrong.`,
    );
  }
  const standsOn = names.length === 1 ? `the word of ${names[0]} alone` : `the agreement of ${names.join(', ')}`;
  return { number, hash: hashes[0] as Hex, standsOn };
}

async function numberOfNewest(node: ChainNode, choice: string): Promise<bigint> {
  return openHeader(node, `the ${choice} block`, await node.send('eth_getBlockByNumber', [choice, false])).number;
}
