import { type BaseContract, id, type Provider } from 'ethers';
import type { Hex } from '../verify/chain/types.ts';
import { createMerkleTree } from '../verify/tree/merkleTree.ts';

/** What is anchored: `IAuditTrail.Anchor`. */
export type InventedAnchor = { head: Hex; root: Hex; blockHash: Hex; toBlock: bigint; entryCount: bigint };

/** What `AuditTrail.anchor` takes. */
export type AnchorArguments = [next: InventedAnchor, headProof: Hex[], consistencyProof: Hex[]];

/** A ledger that tests make up: its entries' hashes follow from their numbers, from 1. */
const tree = createMerkleTree();

/** Hash of an entry of the invented ledger. */
export function inventedEntry(number: number): Hex {
  return id(`entry ${number}`) as Hex;
}

/** The tree of the invented ledger, with at least so many entries. */
export function inventedTree(size: number): typeof tree {
  for (let number = tree.size() + 1; number <= size; number += 1) tree.append(inventedEntry(number));
  return tree;
}

/**
 * What anchors the first entries of the invented ledger, after the anchors of it that a contract has.
 *
 * @param trail - The guild's AuditTrail.
 * @param provider - Of its chain.
 * @param entryCount - How many entries.
 * @param toBlock - The last block to cover.
 */
export async function anchorArguments(
  trail: BaseContract,
  provider: Provider,
  entryCount: number,
  toBlock: number | bigint,
): Promise<AnchorArguments> {
  const last = await trail.getFunction('anchorOf')(await trail.getFunction('anchorCount')());
  const block = await provider.getBlock(Number(toBlock));
  const ledger = inventedTree(entryCount);
  return [
    {
      head: inventedEntry(entryCount),
      root: ledger.root(entryCount),
      blockHash: block?.hash as Hex,
      toBlock: BigInt(toBlock),
      entryCount: BigInt(entryCount),
    },
    ledger.inclusionProof(entryCount - 1, entryCount),
    ledger.consistencyProof(Math.min(Number(last.entryCount), entryCount), entryCount),
  ];
}
