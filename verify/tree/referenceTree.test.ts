import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { getBytes } from 'ethers';
import { referenceTree } from '../../testing/referenceTree.ts';

/** The leaves and roots that implementations of Certificate Transparency test themselves with; all with SHA-256. */
const leaves = ['0x', '0x00', '0x10', '0x2021', '0x3031', '0x40414243', '0x5051525354555657'];
const lastLeaf = '0x606162636465666768696a6b6c6d6e6f';
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const consistency: Record<string, string[]> = {
  '1 1': [],
  '1 8': [
    '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
    '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
    '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
  ],
  '6 8': [
    '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
    'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  ],
  '2 5': [
    '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
    'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
  ],
};

const sha256 = (hex: string) => `0x${createHash('sha256').update(getBytes(hex)).digest('hex')}`;

describe('the tree that ours is held to', () => {
  const tree = referenceTree([...leaves, lastLeaf], sha256);

  it('has the roots that Certificate Transparency publishes', () => {
    for (const [index, root] of roots.entries()) expect(tree.root(BigInt(index + 1))).to.equal(`0x${root}`);
  });

  it('has the consistency proofs that it publishes', () => {
    for (const [sizes, proof] of Object.entries(consistency)) {
      const [oldSize = '', size = ''] = sizes.split(' ');
      expect(tree.consistencyProof(BigInt(oldSize), BigInt(size)), sizes).to.deep.equal(
        proof.map((hash) => `0x${hash}`),
      );
    }
  });

  it('has the inclusion proof that it publishes', () => {
    const path = [
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ];
    expect(tree.inclusionProof(5n, 8n)).to.deep.equal(path.map((hash) => `0x${hash}`));
  });
});
