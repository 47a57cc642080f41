import { isError } from 'ethers';
import { GraphQLError } from 'graphql';
import { isNativeCoin } from '../chain/calls/nativeCoin.ts';
import type { Chain } from '../chain/chain.ts';
import { RpcError } from '../chain/rpcErrors.ts';

/** What an account holds of a token, or why that is not known. */
export type HeldBalance = bigint | 'STATE_PRUNED' | 'TOKEN_SILENT';

/** How nodes say that they do not keep the state of a block: geth, Erigon, Nethermind, Besu, Reth, and providers. */
const PRUNED =
  /missing trie node|(historical|requested|required).* (state|data)|state .*(available|pruned|found|unavailable)|pruned|header not found|unknown block|block not found|world state|old data|archive/i;

/**
 * Asks the chain what an account holds of a token, or of native coin, at a block by its hash.
 *
 * @throws GraphQLError `UPSTREAM_UNAVAILABLE` when the node does not answer, or not for want of old state
 */
export async function heldAt(
  chain: Pick<Chain, 'balance' | 'read'>,
  token: string,
  holder: string,
  { hash }: { hash: string },
): Promise<HeldBalance> {
  try {
    if (isNativeCoin(token)) return await chain.balance(holder, { hash });
    const read = { contract: 'ERC20', to: token, function: 'balanceOf', args: [holder] } as const;
    return BigInt((await chain.read(read, { hash }))[0]);
  } catch (error) {
    if (isError(error, 'CALL_EXCEPTION') || isError(error, 'BAD_DATA')) return 'TOKEN_SILENT';
    const cause = error instanceof GraphQLError ? error.originalError : undefined;
    if (cause instanceof RpcError && PRUNED.test(cause.message)) return 'STATE_PRUNED';
    throw error;
  }
}
