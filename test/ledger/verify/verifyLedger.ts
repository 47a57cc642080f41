import { LOCAL_CHAIN_ID } from '../../../local/parts/chain.ts';
import { connectNode } from '../../../verify/chain/node/node.ts';
import { readChain } from '../../../verify/chain/readChain.ts';
import { headByAgreement, type TrustedHead } from '../../../verify/chain/trustedHead.ts';
import type { ChainBlock, ChainLog } from '../../../verify/chain/types.ts';
import { type VerifiedGuild, verifyGuild } from '../../../verify/cli/verifyGuild.ts';
import { LedgerServer } from '../../../verify/compare/server/ledgerServer.ts';
import { GuildLedger, type LedgerOf } from '../../../verify/ledger/guildLedger.ts';
import type { Row } from '../../../verify/ledger/records.ts';

/** A ledger that was derived from the chain up to a block, and what came of comparing it. */
export type VerifiedLedger = { head: TrustedHead; derived: GuildLedger; entries: Row[]; verified: VerifiedGuild };

/** Derives a guild's ledger up to a block from what a local node proves, and compares it with what graph-node serves there. */
export async function verifyLedger(
  { rpcUrl, queryUrl }: { rpcUrl: string; queryUrl: string },
  of: LedgerOf,
  at: bigint | 'latest' = 'latest',
): Promise<VerifiedLedger> {
  const node = connectNode(rpcUrl);
  const head = await headByAgreement([node], at);
  const derived = new GuildLedger(of);
  const namedBy = (log: ChainLog) => derived.namedBy(log);
  const range = { chainId: BigInt(LOCAL_CHAIN_ID), from: 0n, to: head, followed: new Set(derived.followed), namedBy };
  const blocks: ChainBlock[] = [];
  const entries: Row[] = [];
  for await (const block of readChain(node, range)) {
    blocks.push(block);
    entries.push(...derived.add(block).map(({ entry }) => entry));
  }
  const server = new LedgerServer(queryUrl);
  await server.pin(head);
  const target = { ...of, fromBlock: 0n };
  const { deployment } = await server.standing();
  const task = { chainId: String(LOCAL_CHAIN_ID), graphql: server.name, deployment, ...of, head };
  const verified = await verifyGuild({
    node,
    server,
    head,
    target,
    task,
    stateFile: undefined,
    saved: undefined,
    blocks,
  });
  return { head, derived, entries, verified };
}
