import type { ChainNode } from '../chain/node/node.ts';
import { headByAgreement, headByHash, type TrustedHead } from '../chain/trustedHead.ts';
import type { LedgerServer } from '../compare/server/ledgerServer.ts';
import type { LedgerOptions } from './options.ts';
import { Problem } from './problem.ts';

/** Nodes that must agree on the block; the first one is asked for the others. */
export type Nodes = [ChainNode, ...ChainNode[]];

/** The block up to which a ledger is derived: the chosen one, or the newest that both have. */
export async function chooseHead(nodes: Nodes, server: LedgerServer, options: LedgerOptions): Promise<TrustedHead> {
  if (options.blockHash !== undefined) return headByHash(nodes[0], options.blockHash);
  const served = await server.newestBlock();
  if (options.block !== undefined && options.block > served) {
    const indexed = `has indexed up to block ${served} only: choose an earlier last block`;
    throw new Problem(`${server.name} ${indexed} (--block), or wait.`, {
      forClients: `The ledger ${indexed}, or wait.`,
    });
  }
  return headByAgreement(nodes, options.block ?? served);
}
