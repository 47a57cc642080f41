import type { Header } from './block/header.ts';
import { ChainError } from './chainError.ts';
import { byBloom, type MayHoldLogs } from './emptiness.ts';
import { type Followed, followedLogs, type LogContent } from './followedLogs.ts';
import { type BlockContent, fetchContent } from './node/fetchContent.ts';
import { fetchHeaders } from './node/fetchHeaders.ts';
import { mapAhead } from './node/mapAhead.ts';
import type { ChainNode } from './node/node.ts';
import type { ChainBlock, Hex } from './types.ts';

/** Which part of the chain to read, and whose logs. */
export type ChainRange = Followed & {
  from: bigint;
  /** The last block, which is trusted: the others are proven by it. */
  to: { number: bigint; hash: Hex };
  /** How a block is shown to hold none of their logs; by its bloom, unless another way is given. */
  mayHoldLogs?: MayHoldLogs;
};

const HEADERS_AT_ONCE = 64n;
const HEADER_GROUPS_AHEAD = 3;
const BLOCKS_AHEAD = 8;

/** A block as it was read: `content` is undefined when its header alone shows that it holds none of the logs. */
export type ReadBlock = { header: Header; content: BlockContent | undefined; block: ChainBlock };

/** Reads blocks as {@link readBlocks} does, without what proves them. */
export async function* readChain(node: ChainNode, range: ChainRange): AsyncGenerator<ChainBlock> {
  for await (const { block } of readBlocks(node, range)) yield block;
}

/**
 * Reads blocks in their order. Each is the parent of the next, and the last is the trusted one: so **none of them is proven
 * until the reading has ended without an error**. Needs the same memory for any number of blocks.
 *
 * @throws ChainError
 */
export async function* readBlocks(node: ChainNode, range: ChainRange): AsyncGenerator<ReadBlock> {
  const { followed, mayHoldLogs = byBloom } = range;
  const headers = linkedHeaders(node, range);
  const begun = mapAhead(headers, BLOCKS_AHEAD, async (header) => {
    const content = mayHoldLogs(header, followed) ? await fetchContent(node, header) : undefined;
    return { header, content };
  });
  for await (const { header, content } of begun) {
    // Since its turn was begun, further addresses may have been named.
    const late = content === undefined && mayHoldLogs(header, followed);
    const whole = late ? await fetchContent(node, header) : content;
    yield { header, content: whole, block: blockOf(header, whole, range) };
  }
}

/** A block with its logs of the followed addresses. */
export function blockOf(header: Header, content: LogContent | undefined, follow: Followed): ChainBlock {
  const { number, hash, parentHash, timestamp } = header;
  return { number, hash, parentHash, timestamp, logs: content === undefined ? [] : followedLogs(content, follow) };
}

async function* linkedHeaders(node: ChainNode, { from, to }: ChainRange): AsyncGenerator<Header> {
  if (from > to.number)
    throw new ChainError('missing', `Block ${from} comes after the last one, ${to.number}: choose a later last block.`);
  let last: Header | undefined;
  for await (const headers of mapAhead(groups(from, to.number), HEADER_GROUPS_AHEAD, (numbers) =>
    fetchHeaders(node, numbers),
  )) {
    for (const header of headers) {
      if (last !== undefined && header.parentHash !== last.hash) throw broken(node, header.number);
      last = header;
      if (header.number === to.number && header.hash !== to.hash) throw otherHead(node, header, to.hash);
      yield header;
    }
  }
}

function* groups(from: bigint, to: bigint): Generator<bigint[]> {
  for (let first = from; first <= to; first += HEADERS_AT_ONCE) {
    const last = first + HEADERS_AT_ONCE - 1n < to ? first + HEADERS_AT_ONCE - 1n : to;
    yield Array.from({ length: Number(last - first) + 1 }, (_, at) => first + BigInt(at));
  }
}

function broken({ name }: ChainNode, number: bigint): ChainError {
  const advice = 'The chain may have been reorganised meanwhile: start again, or ask another node.';
  return new ChainError(
    'untrue',
    `The blocks of ${name} are no chain: block ${number - 1n} is not the parent of ${number}. ${advice}`,
  );
}

function otherHead({ name }: ChainNode, { number, hash }: Header, trusted: Hex): ChainError {
  const advice = 'Compare that hash with other sources, or ask another node.';
  return new ChainError(
    'untrue',
    `The blocks of ${name} lead to another block ${number} (${hash}) than the trusted one (${trusted}). ${advice}`,
  );
}
