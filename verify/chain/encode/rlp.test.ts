import { expect } from 'chai';
import { decodeRlp as decodeByEthers, encodeRlp as encodeByEthers } from 'ethers';
import { createRandom } from '../../../testing/random.ts';
import { bytesOf, hexOf } from './hex.ts';
import { decodeRlp, encodeRlp, type Rlp } from './rlp.ts';

const random = createRandom(7);

function someItem(depth: number): Rlp {
  if (depth > 0 && random.once(2)) return Array.from({ length: random.number(5) }, () => someItem(depth - 1));
  const length = random.pick([0, 1, 2, 54, 55, 56, 57, 255, 256, 257, 65_535, 65_536]);
  return Uint8Array.from({ length }, () => random.number(256));
}

const inHex = (item: Rlp): unknown => (item instanceof Uint8Array ? hexOf(item) : item.map(inHex));

describe('RLP', () => {
  it('is what ethers makes and reads, at every length of length', () => {
    for (let round = 0; round < 60; round += 1) {
      const item = someItem(3);
      const encoded = encodeRlp(item);
      expect(hexOf(encoded)).to.equal(encodeByEthers(item as Parameters<typeof encodeByEthers>[0]));
      expect(inHex(decodeRlp(encoded))).to.deep.equal(decodeByEthers(hexOf(encoded)));
    }
  });

  for (const [what, hex] of [
    ['nothing', '0x'],
    ['a byte below 0x80 with a prefix', '0x8101'],
    ['a short length written as a long one', `0xb837${'11'.repeat(55)}`],
    ['a length with a leading zero', `0xb90038${'11'.repeat(56)}`],
    ['bytes that are cut off', '0x83ffff'],
    ['a list that is cut off', '0xc3c0c0'],
    ['an item longer than its list', '0xc282ffffff'],
    ['a length that is cut off', '0xb9ff'],
    ['a length beyond all memory', '0xbfffffffffffffffff00'],
    ['an item followed by a byte', '0x8000'],
  ] as const) {
    it(`is not ${what}`, () => {
      expect(() => decodeRlp(bytesOf(hex))).to.throw('RLP');
    });
  }
});
