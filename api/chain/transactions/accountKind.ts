import type { Block } from '../answers.ts';
import type { Chain } from '../chain.ts';

/**
 * What an account can sign with.
 *
 * - `KEY`: an account of a key.
 * - `DELEGATED`: an account of a key that runs a contract's code (EIP-7702); its key signs as before.
 * - `CONTRACT`: a contract: it has no key, and signs at most by ERC-1271, for contracts that ask it.
 */
export type AccountKind = 'KEY' | 'DELEGATED' | 'CONTRACT';

/** EIP-7702's designator: what it is followed by is the address of the code. */
const DELEGATION = /^0xef0100[0-9a-f]{40}$/i;

/** What an account is at a block; one whose contract is not deployed yet is told as an account of a key. */
export async function accountKind(
  chain: Pick<Chain, 'code'>,
  address: string,
  block: Pick<Block, 'hash'>,
): Promise<AccountKind> {
  const code = await chain.code(address, block);
  if (code === '0x') return 'KEY';
  return DELEGATION.test(code) ? 'DELEGATED' : 'CONTRACT';
}
