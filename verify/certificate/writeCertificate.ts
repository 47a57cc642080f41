import { ChainError } from '../chain/chainError.ts';
import type { ChainNode } from '../chain/node/node.ts';
import { readBlocks } from '../chain/readChain.ts';
import type { Hex } from '../chain/types.ts';
import type { LedgerOf } from '../ledger/guildLedger.ts';
import { openBooks } from './books.ts';
import { FORMAT, VERSION } from './certificateLine.ts';
import { evidenceOf } from './evidence.ts';
import { packLines } from './lines.ts';
import { writtenRow } from './writtenRow.ts';

/** Whose certificate, and of which blocks. */
export type CertificateOf = LedgerOf & {
  chainId: bigint;
  /** A block no later than the guild's first log. */
  from: bigint;
  /** The last block and its hash, on which all of it stands. */
  to: { number: bigint; hash: Hex };
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

async function* linesOf(node: ChainNode, of: CertificateOf): AsyncGenerator<object> {
  const { chainId, guild, factory, forwarder, from, to } = of;
  yield {
    format: FORMAT,
    version: VERSION,
    chainId: String(chainId),
    factory,
    forwarder,
    guild,
    fromBlock: String(from),
    toBlock: String(to.number),
    blockHash: to.hash,
  };
  const books = openBooks(of);
  const followed = new Set([factory]);
  const range = { chainId, from, to, followed, namedBy: books.namedBy };
  for await (const read of readBlocks(node, range)) {
    yield evidenceOf(read);
    for (const { entry, postings } of books.add(read.block)) {
      yield { entry: writtenRow(entry), postings: postings.map(writtenRow) };
    }
  }
  if (followed.size === 1) {
    const advice = 'Check the address of its access manager, the chain, and the first block.';
    throw new ChainError('missing', `No guild ${guild} was made from block ${from} to ${to.number}. ${advice}`);
  }
  for (const account of books.accounts()) yield { account: writtenRow(account) };
  yield { end: books.end() };
}
