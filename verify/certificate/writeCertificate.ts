import type { Header } from '../chain/block/header.ts';
import { ChainError } from '../chain/chainError.ts';
import type { ChainNode } from '../chain/node/node.ts';
import { readBlocks } from '../chain/readChain.ts';
import type { Hex } from '../chain/types.ts';
import type { LedgerOf } from '../ledger/guildLedger.ts';
import { encoded } from '../ledger/rowText.ts';
import { type Books, openBooks } from './books/books.ts';
import type { BooksOf } from './books/ledgerState.ts';
import { evidenceOf } from './evidence.ts';
import { FORMAT, VERSION } from './lines/certificateLine.ts';
import { packLines } from './lines/lines.ts';
import { writtenRow } from './writtenRow.ts';

/** Whose certificate, and of which blocks. */
export type CertificateOf = LedgerOf & {
  chainId: bigint;
  /** A block no later than the guild's first log. */
  from: bigint;
  /** The first block that it shows; what came before is its opening state. By default all is shown. */
  first?: bigint | undefined;
  /** The last block and its hash, on which all of it stands. */
  to: { number: bigint; hash: Hex };
  /** Told the number of each block that was read, beginning with `from`. */
  onBlock?: (block: bigint) => void;
};

/**
 * Writes the certificate of a guild from what a chain's node tells: docs/proof.md, "The certificate". The bytes are worth
 * nothing when it throws, which it does as late as at the last block.
 *
 * @throws ChainError as `readChain` does, and `missing` when the blocks have no such guild
 */
export function writeCertificate(node: ChainNode, of: CertificateOf): AsyncGenerator<Uint8Array> {
  return packLines(linesOf(node, of));
}

async function* linesOf(
  node: ChainNode,
  { from, to, first = from, onBlock, ...of }: CertificateOf,
): AsyncGenerator<object> {
  const fromBlock = first > from ? first : from;
  if (fromBlock > to.number) {
    throw new ChainError(
      'missing',
      `Block ${fromBlock} comes after the last one, ${to.number}: choose a later last block.`,
    );
  }
  const whose = { ...of, chainId: String(of.chainId) };
  const books = openBooks(whose);
  const range = { chainId: of.chainId, from, to, followed: new Set([of.factory]), namedBy: books.namedBy };
  for await (const read of readBlocks(node, range)) {
    const { header } = read;
    onBlock?.(header.number);
    if (header.number === fromBlock) yield* beginning(books, whose, header, to);
    const derived = books.add(read.block);
    if (header.number < fromBlock) continue;
    yield evidenceOf(read);
    for (const { entry, postings } of derived) {
      yield { entry: writtenRow(entry), postings: postings.map(writtenRow) };
    }
  }
  if (!books.isOpen()) {
    const advice = 'Check the address of its access manager, the chain, and the first block.';
    throw new ChainError('missing', `No guild ${of.guild} was made from block ${from} to ${to.number}. ${advice}`);
  }
  for (const account of books.accounts()) yield { account: writtenRow(account) };
  yield { end: books.standing(to) };
}

/** The first line and, when the guild is older than the first block, the state that it had before. */
function* beginning(
  books: Books,
  whose: BooksOf,
  { number, parentHash: blockHash }: Pick<Header, 'number' | 'parentHash'>,
  to: CertificateOf['to'],
): Generator<object> {
  const before = { number: number - 1n, hash: blockHash };
  const { chainId, factory, forwarder, guild } = whose;
  yield {
    format: FORMAT,
    version: VERSION,
    ...{ chainId, factory, forwarder, guild },
    fromBlock: String(number),
    toBlock: String(to.number),
    blockHash: to.hash,
    opening: books.isOpen() ? { blockHash, ...books.standing(before) } : null,
  };
  if (!books.isOpen()) return;
  const { peaks, records } = books.state(before);
  yield { peaks };
  for (const [type, row] of records) yield { type, record: encoded(row) };
}
