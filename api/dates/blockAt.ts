import { z } from 'zod';
import type { Chain } from '../chain/chain.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { type BlockOfMoment, indexedHeader, toldBlock } from './indexedHeader.ts';
import { secondOf } from './secondOf.ts';

type Header = { number: bigint; hash: string; timestamp: bigint };
type BlocksContext = {
  chain: Pick<Chain, 'header'>;
  ledger: Pick<Ledger, 'query' | 'indexedBlock'>;
};

const NEIGHBOURS = `query ($at: BigInt!) {
  before: ledgerEntries(first: 1, orderBy: timestamp, orderDirection: desc, where: { timestamp_lte: $at }) { blockNumber }
  after: ledgerEntries(first: 1, orderBy: timestamp, where: { timestamp_gt: $at }) { blockNumber }
}`;
const entries = z.array(z.object({ blockNumber: z.string().transform(BigInt) }));
const neighboursSchema = z.object({ before: entries, after: entries });

/**
 * Resolver of `Query.block`. The ledger's entries before and after the time say between which blocks to look; which of these
 * it is, their headers say, a handful for chains of even pace.
 *
 * @throws `BAD_USER_INPUT` for a time that is none, `UPSTREAM_UNAVAILABLE` when the node lacks a block that is indexed.
 */
export async function blockAt(
  _parent: unknown,
  args: { at: string },
  { chain, ledger }: BlocksContext,
): Promise<BlockOfMoment | null> {
  const at = secondOf(args.at);
  const newest = BigInt((await ledger.indexedBlock()).number);
  const { before, after } = neighboursSchema.parse(await ledger.query(NEIGHBOURS, { at: String(at) }));
  const headerOf = (number: bigint) => indexedHeader(number, chain);
  const low = await headerOf(before[0]?.blockNumber ?? 0n);
  if (low.timestamp > at) return null;
  const high = await headerOf(after[0]?.blockNumber ?? newest);
  return toldBlock(high.timestamp <= at ? high : await search(low, high, at, headerOf));
}

/** Finds the last block at or before a time, which `low` is and `high` is not. */
async function search(
  low: Header,
  high: Header,
  at: bigint,
  headerOf: (number: bigint) => Promise<Header>,
): Promise<Header> {
  for (let turn = 0; high.number - low.number > 1n; turn += 1) {
    const number = turn % 2 === 0 ? byPace(low, high, at) : (low.number + high.number) / 2n;
    const middle = await headerOf(number);
    if (middle.timestamp <= at) low = middle;
    else high = middle;
  }
  return low;
}

/** Where the block would be if all between took equally long; never one of the two. */
function byPace(low: Header, high: Header, at: bigint): bigint {
  const blocks = high.number - low.number;
  const guess = low.number + ((at - low.timestamp) * blocks) / (high.timestamp - low.timestamp);
  if (guess <= low.number) return low.number + 1n;
  return guess >= high.number ? high.number - 1n : guess;
}
