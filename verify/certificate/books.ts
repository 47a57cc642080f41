import type { ChainBlock, ChainLog, Hex } from '../chain/types.ts';
import { type Derived, GuildLedger, type LedgerOf } from '../ledger/guildLedger.ts';
import type { Row } from '../ledger/records.ts';
import { createMerkleTree } from '../tree/merkleTree.ts';
import type { CertificateEnd } from './certificateLine.ts';

/** A ledger with the tree over its entries. */
export type Books = {
  /** The addresses that a log names whose logs count too. */
  namedBy(log: ChainLog): Hex[];
  add(block: ChainBlock): Derived[];
  /** The accounts in the order of their ids. */
  accounts(): Row[];
  /** @throws RangeError when there are no entries */
  end(): CertificateEnd;
};

/** The books of a guild before its first log. */
export function openBooks(of: LedgerOf): Books {
  const ledger = new GuildLedger(of);
  const tree = createMerkleTree();
  return {
    namedBy: (log) => ledger.namedBy(log),
    add(block) {
      const derived = ledger.add(block);
      for (const { entry } of derived) tree.append(entry.entryHash as Hex);
      return derived;
    },
    accounts: () => [...ledger.records.of('LedgerAccount')].sort((one, other) => (one.id < other.id ? -1 : 1)),
    end: () => {
      const { entryCount, hash } = ledger.head;
      return { entryCount: String(entryCount), head: hash, root: tree.root(tree.size()) };
    },
  };
}
