import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { writeCertificate } from '../certificate/writeCertificate.ts';
import { connectNode } from '../chain/node/node.ts';
import type { TrustedHead } from '../chain/trustedHead.ts';
import type { Hex } from '../chain/types.ts';
import { LedgerServer } from '../compare/ledgerServer.ts';
import { chooseHead, type Nodes } from './chooseHead.ts';
import type { Options } from './options.ts';
import { Problem } from './problem.ts';
import { findTarget } from './target.ts';

/**
 * Writes a guild's certificate into a file, which is there whole or not at all.
 *
 * @returns The block that all of it stands on.
 * @throws Problem, ChainError or ServerError saying what to do
 */
export async function certifyTo(file: string, options: Options & { guild: Hex }): Promise<TrustedHead> {
  const nodes = options.rpc.map((url) => connectNode(url)) as Nodes;
  const server = new LedgerServer(options.graphql);
  const to = await chooseHead(nodes, server, options);
  const { fromBlock: from, ...target } = await findTarget(nodes[0], server, to, options);
  const chainId = BigInt(String(await nodes[0].send('eth_chainId', [])));
  await writeWhole(file, writeCertificate(nodes[0], { ...target, chainId, from, to }));
  return to;
}

async function writeWhole(file: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const part = `${file}.part`;
  try {
    await pipeline(bytes, createWriteStream(part));
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new Problem(`${file} cannot be written (${error.message}): make room, or choose another place.`, {
      cause: error,
    });
  }
}
