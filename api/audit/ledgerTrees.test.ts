import { expect } from 'chai';
import { id, ZeroHash } from 'ethers';
import type { Hex } from '../../verify/chain/types.ts';
import { createMerkleTree } from '../../verify/tree/merkleTree.ts';
import { UserErrors } from '../prepare/userErrors.ts';
import type { ChainedEntry, LedgerAtBlock } from './ledgerAt.ts';
import { createLedgerTrees } from './ledgerTrees.ts';

const PAGE = 10;

/** A ledger whose entries' hashes follow from these names; `asked` are the numbers that pages were asked from. */
function ledgerOf(names: readonly string[]): LedgerAtBlock & { asked: number[] } {
  const hashes = names.map((name) => id(name) as Hex);
  const entries = hashes.map(
    (entryHash, index): ChainedEntry => ({
      number: index + 1,
      previousHash: hashes[index - 1] ?? (ZeroHash as Hex),
      entryHash,
    }),
  );
  const asked: number[] = [];
  return {
    asked,
    head: async () => (entries.length === 0 ? null : { entryCount: entries.length, hash: hashes.at(-1) as Hex }),
    async entriesAfter(number) {
      asked.push(number);
      return entries.slice(number, number + PAGE);
    },
  };
}

const names = (count: number, branch = '') => Array.from({ length: count }, (_, index) => `${branch}${index + 1}`);

/** The root of the tree of these entries, made from nothing. */
function rootOf(entries: readonly string[]): Hex {
  const tree = createMerkleTree();
  for (const name of entries) tree.append(id(name) as Hex);
  return tree.root(entries.length);
}

describe('the trees of guilds’ ledgers', () => {
  const rootAt = (trees: ReturnType<typeof createLedgerTrees>, ledger: LedgerAtBlock, guild = 'guild') =>
    trees.read(guild, ledger, (tree, { entryCount }) => tree.root(entryCount));

  async function refused(reading: Promise<unknown>): Promise<string> {
    const error = await reading.catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(UserErrors);
    return (error as UserErrors).message;
  }

  it('are read once: later only what is new', async () => {
    const trees = createLedgerTrees();
    const first = ledgerOf(names(25));
    expect(await rootAt(trees, first)).to.equal(rootOf(names(25)));
    expect(first.asked).to.deep.equal([0, 10, 20]);
    const later = ledgerOf(names(33));
    expect(await rootAt(trees, later)).to.equal(rootOf(names(33)));
    expect(later.asked).to.deep.equal([24, 25]);
    expect(await rootAt(trees, ledgerOf(names(5)), 'another')).to.equal(rootOf(names(5)));
  });

  it('answer for an earlier block from what they have', async () => {
    const trees = createLedgerTrees();
    await rootAt(trees, ledgerOf(names(40)));
    const earlier = ledgerOf(names(17));
    expect(await rootAt(trees, earlier)).to.equal(rootOf(names(17)));
    expect(earlier.asked).to.deep.equal([16]);
  });

  it('forget what a reorganisation took, however far it went', async () => {
    const trees = createLedgerTrees();
    await rootAt(trees, ledgerOf(names(40)));
    for (const branch of [
      [...names(30), ...names(20, 'b')],
      [...names(30), ...names(3, 'c')],
      names(40, 'd'),
      names(1, 'e'),
    ]) {
      expect(await rootAt(trees, ledgerOf(branch))).to.equal(rootOf(branch));
    }
  });

  it('are read by one at a time', async () => {
    const trees = createLedgerTrees();
    const ledgers = [25, 12, 31, 8, 30].map((count) => ledgerOf(names(count)));
    const roots = await Promise.all(ledgers.map((ledger) => rootAt(trees, ledger)));
    expect(roots).to.deep.equal([25, 12, 31, 8, 30].map((count) => rootOf(names(count))));
    expect(ledgers.map(({ asked }) => asked.length)).to.deep.equal([3, 1, 2, 1, 1]);
  });

  it('go on after a reading that failed, with what it had', async () => {
    const trees = createLedgerTrees();
    const failing = ledgerOf(names(25));
    const { entriesAfter } = failing;
    failing.entriesAfter = (number) => (number >= 20 ? Promise.reject(new Error('gone')) : entriesAfter(number));
    const error = await rootAt(trees, failing).catch((reason: Error) => reason.message);
    expect(error).to.equal('gone');
    const next = ledgerOf(names(25));
    expect(await rootAt(trees, next)).to.equal(rootOf(names(25)));
    expect(next.asked).to.deep.equal([19, 20]);
  });

  it('are refused of a ledger that is empty, has a gap, or does not chain', async () => {
    expect(await refused(rootAt(createLedgerTrees(), ledgerOf([])))).to.match(/no entries up to that block/);
    const change = (at: number, changed: Partial<ChainedEntry>) => {
      const ledger = ledgerOf(names(25));
      const { entriesAfter } = ledger;
      ledger.entriesAfter = async (number) =>
        (await entriesAfter(number)).map((entry) => (entry.number === at ? { ...entry, ...changed } : entry));
      return ledger;
    };
    for (const [at, changed, broken] of [
      [13, { number: 14 }, 13],
      [13, { previousHash: id('x') as Hex }, 13],
      [13, { entryHash: id('x') as Hex }, 14],
      [25, { entryHash: id('x') as Hex }, 25],
    ] as const) {
      const trees = createLedgerTrees();
      expect(await refused(rootAt(trees, change(at, changed)))).to.match(new RegExp(`broken at entry ${broken}:`));
      expect(await rootAt(trees, ledgerOf(names(25)))).to.equal(rootOf(names(25)));
    }
    const short = ledgerOf(names(25));
    short.head = async () => ({ entryCount: 26, hash: id('26') as Hex });
    expect(await refused(rootAt(createLedgerTrees(), short))).to.match(/broken at entry 26:/);
  });
});
