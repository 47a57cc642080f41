import { writeCertificate } from '../../certificate/writeCertificate.ts';
import { chainIdOf } from '../../chain/node/ask.ts';
import { connectNode } from '../../chain/node/node.ts';
import type { TrustedHead } from '../../chain/trustedHead.ts';
import type { Hex } from '../../chain/types.ts';
import { LedgerServer } from '../../compare/server/ledgerServer.ts';
import { chooseHead, type Nodes } from '../chooseHead.ts';
import type { LedgerOptions } from '../options.ts';
import { Problem } from '../problem.ts';
import { findTarget, type Target, UnknownCreation } from '../target.ts';
import { writeWhole } from '../writeWhole.ts';

/**
 * Writes a guild's certificate into a file, which is there whole or not at all.
 *
 * @param onBlock - Told each block that was read, and which are the first and the last.
 * @returns The block that all of it stands on.
 * @throws Problem, ChainError or ServerError saying what to do
 */
export async function certifyTo(
  file: string,
  options: LedgerOptions & { guild: Hex },
  onBlock: (block: bigint, from: bigint, to: bigint) => void = () => {},
): Promise<TrustedHead> {
  const nodes = options.rpc.map((url) => connectNode(url)) as Nodes;
  const server = new LedgerServer(options.graphql);
  const to = await chooseHead(nodes, server, options);
  const { fromBlock: first } = options;
  if (first !== undefined && first > to.number) {
    throw new Problem(
      `The period begins with block ${first}, after its last one, ${to.number}: choose an earlier one.`,
    );
  }
  const { fromBlock: from, ...target } = await findWhole(nodes[0], server, to, options);
  const chainId = await chainIdOf(nodes[0]);
  const range = { from, first, to, onBlock: (block: bigint) => onBlock(block, from, to.number) };
  const bytes = writeCertificate(nodes[0], { ...target, chainId, ...range });
  await writeWhole(file, bytes, 'choose another place');
  return to;
}

/** Where the guild begins; where nobody tells that, with the first block that is asked for. */
async function findWhole(...[node, server, to, options]: Parameters<typeof findTarget>): Promise<Target> {
  try {
    return await findTarget(node, server, to, { ...options, fromBlock: undefined });
  } catch (error) {
    if (!(error instanceof UnknownCreation) || options.fromBlock === undefined) throw error;
    return findTarget(node, server, to, options);
  }
}
