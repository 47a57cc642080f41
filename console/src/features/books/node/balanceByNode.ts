import { z } from 'zod';
import { NATIVE_COIN } from '../../../lib/nativeCoin.ts';
import { askNode } from './askNode.ts';

/** Selector of `balanceOf(address)` of ERC-20. */
const BALANCE_OF = '0x70a08231';
const WORD_DIGITS = 64;

const quantity = z
  .string()
  .regex(/^0x[0-9a-f]{1,64}$/i)
  .transform(BigInt);
const header = z.object({ hash: z.string() }).nullable();

/** A block, by its number and the hash that the ledger has of it. */
export type NodeBlock = { number: number; hash: string };

/** Whether a node knows the block that the ledger stands on. @throws Error that says how it differs */
export async function expectSameBlock(url: string, chain: bigint, block: NodeBlock, signal?: AbortSignal) {
  const id = quantity.parse(await askNode(url, 'eth_chainId', [], signal));
  if (id !== chain) throw new Error(`That node is of chain ${id}; this guild’s books are of chain ${chain}.`);
  const number = `0x${block.number.toString(16)}`;
  const found = header.parse(await askNode(url, 'eth_getBlockByNumber', [number, false], signal));
  if (!found) throw new Error(`That node has no block ${block.number} yet: wait until it has caught up.`);
  if (found.hash.toLowerCase() !== block.hash) {
    throw new Error(
      `That node has another block ${block.number} than the ledger: ${found.hash}, not ${block.hash}. One of them ` +
        'follows a chain that was dropped, or does not tell the truth: ask another node.',
    );
  }
}

/** What a node says that an account holds of a token at the end of a block, which it names by its hash. */
export async function balanceByNode(
  url: string,
  of: { token: string; holder: string },
  block: NodeBlock,
  signal?: AbortSignal,
): Promise<bigint> {
  const at = { blockHash: block.hash };
  if (of.token === NATIVE_COIN.id) return quantity.parse(await askNode(url, 'eth_getBalance', [of.holder, at], signal));
  const data = BALANCE_OF + of.holder.slice(2).padStart(WORD_DIGITS, '0');
  const answer = await askNode(url, 'eth_call', [{ to: of.token, data }, at], signal);
  const balance = quantity.safeParse(answer);
  if (!balance.success) throw new Error('The token’s contract tells no balance at that block.');
  return balance.data;
}
