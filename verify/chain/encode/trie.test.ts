import { createMPT } from '@ethereumjs/mpt';
import { expect } from 'chai';
import { createRandom } from '../../../testing/random.ts';
import { hexOf, numberBytesOf } from './hex.ts';
import { readTrie } from './readTrie.ts';
import { encodeRlp } from './rlp.ts';
import { trieNodes, trieRoot } from './trie.ts';

const random = createRandom(13);
const someBytes = (length: number) => Uint8Array.from({ length }, () => random.number(256));
const rlpOf = (index: number) => encodeRlp(numberBytesOf(`0x${index.toString(16)}`));

/** The same trie, as Ethereum's own JavaScript library builds it. */
async function reference(values: readonly Uint8Array[]) {
  const trie = await createMPT();
  for (const [index, value] of values.entries()) await trie.put(rlpOf(index), value);
  return trie;
}

describe('the trie over a list', () => {
  for (const count of [0, 1, 2, 3, 15, 16, 17, 127, 128, 129, 130, 255, 256, 257, 300, 700]) {
    it(`has the root of @ethereumjs/mpt over ${count} values, short and long`, async () => {
      const values = Array.from({ length: count }, () => someBytes(1 + random.number(random.once(3) ? 600 : 20)));
      expect(hexOf(trieRoot(values))).to.equal(hexOf((await reference(values)).root()));
    });
  }

  it('shows each value by the nodes of @ethereumjs/mpt', async () => {
    const values = Array.from({ length: 300 }, () => someBytes(1 + random.number(100)));
    const trie = await reference(values);
    for (const index of values.keys()) {
      const nodes = trieNodes(values, [index]);
      expect(nodes.map(hexOf)).to.deep.equal(
        (await trie.findPath(rlpOf(index))).stack
          .map((node) => node.serialize())
          .filter((node, at) => at === 0 || node.length >= 32)
          .map(hexOf),
      );
      expect(readTrie(trieRoot(values), [index], nodes).map(hexOf)).to.deep.equal([hexOf(values[index] as Uint8Array)]);
    }
  });

  it('shows no value at another index, by other nodes, or by more or fewer', () => {
    const values = Array.from({ length: 200 }, () => someBytes(40));
    const root = trieRoot(values);
    const nodes = trieNodes(values, [77]);
    for (const index of [0, 1, 76, 78, 127, 128, 200, 1000]) {
      expect(() => readTrie(root, [index], nodes), `${index}`).to.throw();
    }
    expect(() => readTrie(root, [77], nodes.slice(0, -1))).to.throw('a node is missing');
    expect(() => readTrie(root, [77], [...nodes, someBytes(40)])).to.throw('more nodes');
    expect(() => readTrie(root, [77], trieNodes(values, [78]))).to.throw('does not have the hash');
    expect(() => readTrie(trieRoot(values.slice(1)), [77], nodes)).to.throw('does not have the hash');
    expect(() =>
      readTrie(
        root,
        [77],
        nodes.map((node, at) => (at === 1 ? node.with(5, 1 ^ (node[5] as number)) : node)),
      ),
    ).to.throw();
  });

  it('shows several values, with each node once and in its order', () => {
    const values = Array.from({ length: 200 }, () => someBytes(40));
    const indices = [...Array(150).keys()];
    const nodes = trieNodes(values, indices);
    expect(new Set(nodes.map(hexOf)).size).to.equal(nodes.length);
    expect(readTrie(trieRoot(values), indices, nodes)).to.deep.equal(values.slice(0, 150));
    expect(() => readTrie(trieRoot(values), indices, nodes.toReversed())).to.throw('does not have the hash');
    expect(() => readTrie(trieRoot(values), indices.slice(1), nodes)).to.throw();
  });
});
