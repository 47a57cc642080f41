import { writeCertificate } from '../certificate/writeCertificate.ts';
import { connectNode } from '../chain/node/node.ts';
import type { TrustedHead } from '../chain/trustedHead.ts';
import type { Hex } from '../chain/types.ts';
import { LedgerServer } from '../compare/ledgerServer.ts';
import { chooseHead, type Nodes } from './chooseHead.ts';
import type { LedgerOptions } from './options.ts';
import { findTarget } from './target.ts';
import { writeWhole } from './writeWhole.ts';

/**
 * Writes a guild's certificate into a file, which is there whole or not at all.
 *
 * @returns The block that all of it stands on.
 * @throws Problem, ChainError or ServerError saying what to do
 */
export async function certifyTo(file: string, options: LedgerOptions & { guild: Hex }): Promise<TrustedHead> {
  const nodes = options.rpc.map((url) => connectNode(url)) as Nodes;
  const server = new LedgerServer(options.graphql);
  const to = await chooseHead(nodes, server, options);
  const { fromBlock: from, ...target } = await findTarget(nodes[0], server, to, options);
  const chainId = BigInt(String(await nodes[0].send('eth_chainId', [])));
  await writeWhole(file, writeCertificate(nodes[0], { ...target, chainId, from, to }), 'choose another place');
  return to;
}
