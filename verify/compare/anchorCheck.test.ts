import { expect } from 'chai';
import { keccak256, toBeHex } from 'ethers';
import type { Hex } from '../chain/types.ts';
import type { Row } from '../ledger/records.ts';
import { createMerkleTree } from '../tree/merkleTree.ts';
import { AnchorCheck } from './anchorCheck.ts';
import type { Difference } from './difference.ts';

const hashOf = (number: number) => keccak256(toBeHex(number, 32)) as Hex;

const NO_HASH: Hex = `0x${'00'.repeat(32)}`;

/** A ledger with as many entries in each block as its number, and an anchor of each block in the next. */
function playAnchors(change: (anchor: Row) => Row = (anchor) => anchor): { found: Difference[]; anew: bigint[] } {
  const found: Difference[] = [];
  const check = new AnchorCheck((difference) => found.push(difference));
  const tree = createMerkleTree();
  let anchors: Row[] = [];
  for (let block = 1n; block <= 20n; block++) {
    const entries = Array.from({ length: Number(block) }, (_, i): Row => {
      const id = hashOf(tree.size() + i);
      return { id, entryHash: id };
    });
    check.add(block, entries, anchors);
    for (const { id } of entries) tree.append(id);
    const size = tree.size();
    const previousHead = block === 1n ? NO_HASH : hashOf(0);
    const anchor = { id: hashOf(0), seq: block, toBlock: block, entryCount: BigInt(size), previousHead };
    anchors = [change({ ...anchor, head: hashOf(size - 1), root: tree.root(size) })];
  }
  return { found, anew: check.anew };
}

describe('anchors beside the ledger that they commit to', () => {
  it('are equal to what follows from the chain', () => {
    expect(playAnchors()).to.deep.equal({ found: [], anew: [] });
  });

  it('are held to the entries of long before, where there were none since', () => {
    const found: Difference[] = [];
    const check = new AnchorCheck((difference) => found.push(difference));
    const tree = createMerkleTree();
    const entryAt = (block: bigint, anchors: Row[] = []) => {
      const entry = { id: hashOf(tree.size()), entryHash: hashOf(tree.size()) };
      check.add(block, [entry], anchors);
      tree.append(entry.entryHash);
    };
    entryAt(100n);
    entryAt(20_000n);
    const anchor = {
      id: hashOf(0),
      seq: 1n,
      toBlock: 15_000n,
      entryCount: 1n,
      head: hashOf(0),
      root: tree.root(1),
      previousHead: NO_HASH,
    };
    entryAt(20_001n, [anchor]);
    expect(found).to.deep.equal([]);
  });

  it('are named when they begin anew, and still held to the ledger', () => {
    const { found, anew } = playAnchors((anchor) => ({
      ...anchor,
      ...(anchor.seq === 9n ? { previousHead: NO_HASH } : {}),
    }));
    expect([found, anew]).to.deep.equal([[], [9n]]);
  });

  it('are named when they commit to something else', () => {
    for (const field of ['entryCount', 'head', 'root'] as const) {
      const { found } = playAnchors((anchor) => ({
        ...anchor,
        ...(anchor.seq === 9n ? { [field]: hashOf(1_000) } : {}),
      }));
      expect(found.map(({ problem, row, fields }) => [problem, row, fields.map((one) => one.field)])).to.deep.equal([
        ['anchor', '9', [field]],
      ]);
    }
  });
});
