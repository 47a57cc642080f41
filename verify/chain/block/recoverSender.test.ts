import { expect } from 'chai';
import { computeAddress, hexlify, keccak256, SigningKey, toBeHex } from 'ethers';
import { bytesOf } from '../encode/hex.ts';
import { recoverPublicKey } from './publicKey.ts';
import { recoverPublicKey as recoverNatively } from './publicKeyNative.ts';
import { recoverSender } from './recoverSender.ts';

const curveOrder = 'fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141';

describe('recovering who signed', () => {
  it('is the same by ethers and by libsecp256k1, and who it was', () => {
    for (let round = 1; round <= 100; round += 1) {
      const key = new SigningKey(keccak256(toBeHex(round)));
      const digest = keccak256(key.privateKey);
      const { r, s, yParity } = key.sign(digest);
      const parts = [bytesOf(digest), bytesOf(`${r}${s.slice(2)}`), yParity] as const;
      expect(hexlify(recoverPublicKey(...parts))).to.equal(key.publicKey);
      expect(hexlify(recoverNatively(...parts))).to.equal(key.publicKey);
      const [, signature] = parts;
      const sender = recoverSender(parts[0], {
        parity: yParity,
        r: signature.subarray(0, 32),
        s: signature.subarray(32),
      });
      expect(sender).to.equal(computeAddress(key).toLowerCase());
    }
  });

  for (const [what, r, s] of [
    ['zero', '', '01'],
    ['of zero', '01', ''],
    ['beyond the curve’s order', curveOrder, '01'],
    ['on no point of the curve', '05', '01'],
  ] as const) {
    it(`is refused for a number ${what}, by ethers too`, () => {
      const digest = new Uint8Array(32);
      expect(() => recoverSender(digest, { parity: 0, r: bytesOf(`0x${r}`), s: bytesOf(`0x${s}`) })).to.throw();
      const signature = bytesOf(`0x${r.padStart(64, '0')}${s.padStart(64, '0')}`);
      expect(() => recoverPublicKey(digest, signature, 0)).to.throw();
    });
  }

  it('is refused for a number of 33 bytes', () => {
    const parts = { parity: 0, r: new Uint8Array(33).fill(1), s: Uint8Array.of(1) };
    expect(() => recoverSender(new Uint8Array(32), parts)).to.throw('its signature is too long');
  });

  it('is refused for a parity that is none', () => {
    const one = Uint8Array.of(1);
    expect(() => recoverSender(new Uint8Array(32), { parity: 2, r: one, s: one })).to.throw('no parity of 0 or 1');
  });
});
