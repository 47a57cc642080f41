import type { Kysely } from 'kysely';
import type { ChainNode } from '../../chain/node.ts';
import type { RelayTables } from './relayTables.ts';

/**
 * Makes a new database that of one chain and one forwarder, and refuses one that belongs to another: a local chain that
 * was started anew has the same chain id and another history.
 *
 * @throws Error saying what to do
 */
export async function bindToChain(
  db: Kysely<RelayTables>,
  node: ChainNode,
  { chainId, forwarder }: { chainId: bigint; forwarder: string },
): Promise<void> {
  const genesis = await node.header(0n);
  if (genesis === undefined) throw new Error('the node does not give block 0');
  await db
    .insertInto('relay_chain')
    .values({ chain_id: chainId, genesis_hash: genesis.hash, forwarder })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const bound = await db.selectFrom('relay_chain').selectAll().executeTakeFirstOrThrow();
  if (bound.chain_id === chainId && bound.genesis_hash === genesis.hash && bound.forwarder === forwarder) return;
  throw new Error(
    `the relay's database belongs to chain ${bound.chain_id} (genesis ${bound.genesis_hash}) and forwarder ` +
      `${bound.forwarder}; this is chain ${chainId} (genesis ${genesis.hash}) and forwarder ${forwarder}. ` +
      'Set GUILDHALL_DATABASE_URL to an empty database.',
  );
}
