import { ZeroHash } from 'ethers';
import { LRUCache } from 'lru-cache';
import { createMerkleTree, type MerkleTree } from '../../verify/tree/merkleTree.ts';
import { UserErrors, validationError } from '../prepare/userErrors.ts';
import type { ChainedEntry, LedgerAtBlock, LedgerHead } from './ledgerAt.ts';

/** Most entries of all guilds that are remembered; at most 128 bytes each. */
const MEMORY = 1_000_000;

/** The trees of guilds' ledgers, each read once. */
export type LedgerTrees = {
  /**
   * Reads what is new of a guild's ledger, and answers from its tree, which may have more leaves than the ledger then had.
   *
   * @param guild - The guild's id.
   * @param ledger - Its ledger at a block.
   * @param answer - Given the tree, and the ledger's head then: that many of the tree's leaves, at least one.
   * @throws UserErrors when there are no entries, or they are no chain without a gap
   */
  read<T>(guild: string, ledger: LedgerAtBlock, answer: (tree: MerkleTree, head: LedgerHead) => T): Promise<T>;
};

/** What is remembered of a guild: its tree, and the reading that is under way. */
type Remembered = { tree: MerkleTree; turn: Promise<unknown> };

/** Makes an empty memory. What it remembers is held to the ledger each time, so that a reorganisation leaves nothing false. */
export function createLedgerTrees(): LedgerTrees {
  const memory = new LRUCache<string, Remembered>({ maxSize: MEMORY, sizeCalculation: ({ tree }) => tree.size() + 1 });
  return {
    async read(guild, ledger, answer) {
      const known = memory.get(guild) ?? { tree: createMerkleTree(), turn: Promise.resolve() };
      memory.set(guild, known);
      const reading = known.turn.then(async () => answer(known.tree, await catchUp(known.tree, ledger)));
      known.turn = reading.catch(() => undefined);
      try {
        return await reading;
      } finally {
        // It is weighed anew.
        memory.delete(guild);
        memory.set(guild, known);
      }
    },
  };
}

/** Adds what the tree lacks of the ledger, after it has forgotten what the ledger has otherwise. */
async function catchUp(tree: MerkleTree, ledger: LedgerAtBlock): Promise<LedgerHead> {
  const head = await ledger.head();
  if (head === null) throw refused('Its ledger has no entries up to that block: anchor a later one.');
  let last = await lastInCommon(tree, ledger, head.entryCount);
  while (tree.size() < head.entryCount) {
    const entries = await ledger.entriesAfter(tree.size());
    if (entries.length === 0) throw brokenAt(tree.size() + 1);
    for (const entry of entries) last = append(tree, entry, last);
  }
  if (last !== head.hash) {
    tree.truncate(0);
    throw brokenAt(head.entryCount);
  }
  return head;
}

/** Hash of the last entry that tree and ledger have in common: all that it chains to is the same. */
async function lastInCommon(tree: MerkleTree, ledger: LedgerAtBlock, entryCount: number): Promise<string> {
  const number = Math.min(tree.size(), entryCount);
  if (number === 0) return ZeroHash;
  const [entry] = await ledger.entriesAfter(number - 1);
  if (entry?.number === number && tree.holds(number - 1, entry.entryHash)) return entry.entryHash;
  tree.truncate(0);
  return ZeroHash;
}

function append(tree: MerkleTree, entry: ChainedEntry, last: string): string {
  const number = tree.size() + 1;
  if (entry.number !== number || entry.previousHash !== last) throw brokenAt(number);
  tree.append(entry.entryHash);
  return entry.entryHash;
}

function brokenAt(number: number): UserErrors {
  return refused(
    `Its ledger is broken at entry ${number}: numbers or hashes do not follow the ones before. Do not anchor it; have the ` +
      'ledger indexed anew.',
  );
}

function refused(message: string): UserErrors {
  return new UserErrors(validationError(['guild'], message));
}
