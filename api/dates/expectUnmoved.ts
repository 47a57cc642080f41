import type { GatewayContext } from '../context.ts';
import { fault } from '../errors.ts';

/**
 * Expects that the block to which an operation is pinned is still the chain's, so that what was read by several requests is of
 * one chain.
 *
 * @throws GraphQLError `CHAIN_REORGED` when it is not
 */
export async function expectUnmoved({ chain, ledger }: Pick<GatewayContext, 'chain' | 'ledger'>): Promise<void> {
  const { number, hash } = await ledger.indexedBlock();
  if ((await chain.header(BigInt(number)))?.hash === hash) return;
  throw fault('CHAIN_REORGED', 'The chain was reorganised while the books were being read. Try again in a moment.');
}
