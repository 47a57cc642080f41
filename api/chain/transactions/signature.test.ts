import { expect } from 'chai';
import { concat, dataSlice, type Signature, toBeHex, Wallet } from 'ethers';
import { keySignature } from './signature.ts';

const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
const DIGEST = `0x${'42'.repeat(32)}`;
const problemOf = (text: string) => keySignature(text).problem;

describe('keySignature', () => {
  const wallet = new Wallet(`0x${'11'.repeat(32)}`);
  // Digests of both parities.
  const signed = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => wallet.signingKey.sign(toBeHex(n, 32)));
  const { r, s } = signed[0] as Signature;
  const withV = (v: string) => concat([r, s, v]);

  it('brings every form that wallets give into the one that contracts take', () => {
    expect(new Set(signed.map(({ v }) => v))).to.have.lengthOf(2);
    for (const one of signed) {
      const { yParity } = one;
      const forms = [
        one.serialized,
        one.serialized.toUpperCase(),
        concat([one.r, one.s, toBeHex(yParity, 1)]),
        concat([one.r, one.s, toBeHex(35 + 2 * 1 + yParity)]),
        concat([one.r, one.s, toBeHex(35 + 2 * 31_337 + yParity)]),
        concat([one.r, one.s, toBeHex(35n + 2n * 2n ** 52n + BigInt(yParity))]),
        one.compactSerialized,
      ];
      for (const form of forms) expect(keySignature(form), form).to.deep.equal({ signature: one.serialized });
    }
  });

  it('refuses an s in the upper half', () => {
    const { s: low, yParity, r: same } = wallet.signingKey.sign(DIGEST);
    const high = concat([same, toBeHex(ORDER - BigInt(low), 32), toBeHex(28 - yParity, 1)]);
    expect(problemOf(high)).to.contain('upper half');
    const half = toBeHex(ORDER / 2n, 32);
    expect(problemOf(concat([r, half, '0x1b']))).to.equal(undefined);
    expect(problemOf(concat([r, toBeHex(ORDER / 2n + 1n, 32), '0x1b']))).to.contain('upper half');
  });

  it('says what is missing or malformed', () => {
    for (const v of ['0x02', '0x1a', '0x1d', '0x22']) expect(problemOf(withV(v))).to.contain(`v is ${BigInt(v)};`);
    for (const text of ['', 'abc', '0x123', '0xgg']) {
      expect(problemOf(text), text).to.contain('hexadecimal');
    }
    const whole = withV('0x1b');
    for (const [text, bytes] of [
      ['0x', 0],
      [r, 32],
      [dataSlice(whole, 0, 63), 63],
      [concat([whole, '0x0000000000000000']), 73],
    ] as const) {
      expect(problemOf(text)).to.contain(`this one has ${bytes}:`);
    }
    const zero = toBeHex(0, 32);
    for (const parts of [
      [zero, s],
      [r, zero],
      [toBeHex(ORDER, 32), s],
      [r, toBeHex(ORDER, 32)],
    ]) {
      expect(problemOf(concat([...parts, '0x1b']))).to.contain('r or s is zero or too large');
    }
  });
});
