import type { Header } from '../chain/block/header.ts';
import { byBloom } from '../chain/emptiness.ts';
import type { Followed } from '../chain/followedLogs.ts';
import { blockOf } from '../chain/readChain.ts';
import type { ChainBlock } from '../chain/types.ts';
import type { Books } from './books/books.ts';
import { blockBefore } from './books/opening.ts';
import { FalseCertificate } from './certificateError.ts';
import { type OpenedBlock, openEvidence } from './evidence.ts';
import { type BlockEvidence, type CertificateHead, GET_ANOTHER } from './lines/certificateLine.ts';

/** The blocks of a certificate: each is shown to be the parent of the next, and the last to be the one that it names. */
export class LinkedBlocks {
  private readonly head: CertificateHead;
  private readonly follow: Followed;
  private last: Pick<Header, 'number' | 'hash'> | undefined;

  constructor(head: CertificateHead, books: Pick<Books, 'followed' | 'namedBy'>) {
    this.head = head;
    this.last = blockBefore(head);
    this.follow = {
      chainId: BigInt(head.chainId),
      followed: new Set(books.followed()),
      namedBy: books.namedBy,
    };
  }

  /**
   * The next block, with its logs that count.
   *
   * @throws CertificateError when it does not follow the one before, or its evidence does not show what is in it
   */
  add(evidence: BlockEvidence): ChainBlock {
    const { last, head, follow } = this;
    const number = last === undefined ? BigInt(head.fromBlock) : last.number + 1n;
    const { header, content } = opened(evidence, number);
    if (header.number !== number) throw broken(`block ${header.number} is where block ${number} should be`);
    if (last !== undefined && header.parentHash !== last.hash) {
      throw broken(`block ${number} names ${header.parentHash} as the one before it, and that is ${last.hash} here`);
    }
    this.last = header;
    const block = told(number, () => blockOf(header, content, follow));
    // Asked afterwards: a block that makes the guild is one in which its contracts count.
    if (content === undefined && byBloom(header, follow.followed)) {
      throw broken(`block ${number} may hold logs of the guild, and its receipts are not there`);
    }
    return block;
  }

  /** @throws CertificateError when the last block is another one than the certificate names, or none made the guild */
  end(): void {
    const { last, head, follow } = this;
    if (String(last?.number) !== head.toBlock || last?.hash !== head.blockHash) {
      const named = `block ${head.toBlock} (${head.blockHash})`;
      throw broken(
        last === undefined
          ? `there is none, not ${named}`
          : `they end with ${last.number} (${last.hash}), not with ${named}`,
      );
    }
    if (follow.followed.size === 1) throw broken(`none of them made the guild ${head.guild}`);
  }
}

function opened(evidence: BlockEvidence, number: bigint): OpenedBlock {
  return told(number, () => openEvidence(evidence));
}

/** What reading a block throws, as an error of the certificate. */
function told<T>(number: bigint, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw broken(`block ${number} shows nothing: ${(error as Error).message}`, error);
  }
}

function broken(what: string, cause?: unknown): FalseCertificate {
  const stands = "The certificate's bytes are not those that its block hash stands on, so its blocks prove nothing";
  return new FalseCertificate(`${stands}: ${what}. ${GET_ANOTHER}`, { cause });
}
