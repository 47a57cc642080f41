import { expect } from 'chai';
import { ZeroAddress } from 'ethers';
import { NATIVE_METADATA } from '../chain/calls/nativeCoin.ts';
import { amount, counted, percent, quoted, timeOf } from './words.ts';

const TOKEN = '0x70997970c51812dc3a010c7d01b50e0d17dc79c8';

describe('words', () => {
  for (const [units, decimals, expected] of [
    [0n, 6, '0 TUSD'],
    [1_250_500_000n, 6, '1,250.5 TUSD'],
    [999_999_999n, 6, '999.999999 TUSD'],
    [1n, 18, '0.000000000000000001 TUSD'],
    [1_000_000n, 0, '1,000,000 TUSD'],
  ] as const) {
    it(`says ${units} of ${decimals} decimals as ${expected}`, () => {
      expect(amount(units, TOKEN, { symbol: 'TUSD', decimals })).to.equal(expected);
    });
  }

  it('says of native coin what it is', () => {
    expect(amount(10n ** 6n, ZeroAddress, NATIVE_METADATA)).to.equal('0.000000000001 of the native coin');
    // A token that is to be made has no address yet.
    expect(amount(5n, ZeroAddress, { symbol: 'MRG', decimals: 0 })).to.equal('5 MRG');
  });

  it('names the token that tells nothing of itself', () => {
    expect(amount(5n, TOKEN, null)).to.equal(
      '5 smallest units of the token 0x70997970C51812dc3A010C7d01b50e0d17dc79C8',
    );
  });

  it('says amounts of tokens with very many decimals in smallest units', () => {
    for (const decimals of [37, 81, 255]) {
      expect(amount(5n, TOKEN, { symbol: 'CASE', decimals })).to.equal(
        `5 smallest units of CASE (${decimals} decimals)`,
      );
    }
    expect(amount(1n, TOKEN, { symbol: 'CASE', decimals: 36 })).to.equal(`0.${'0'.repeat(35)}1 CASE`);
  });

  it('lets no symbol pass for something else', () => {
    const said = (symbol: string) => amount(5n, TOKEN, { symbol, decimals: 0 });
    const nameless = amount(5n, TOKEN, null);
    expect(['', ' \n', '\u202e\u200b'].map(said)).to.deep.equal([nameless, nameless, nameless]);
    expect(['000 TUSD', '.5', 'TUSD to me'].map(said)).to.deep.equal(['5 “000 TUSD”', '5 “.5”', '5 “TUSD to me”']);
    expect(['USD₮', 'USDC.e', '$MYRO'].map(said)).to.deep.equal(['5 USD₮', '5 USDC.e', '5 $MYRO']);
    expect(said('\u202eDSUT')).to.equal('5 DSUT');
    expect(said('X'.repeat(1_000_000))).to.equal(`5 ${'X'.repeat(15)}…`);
  });

  it("keeps somebody else's text in its place", () => {
    expect(quoted('Pay\n\u202eEvil\u0000  now')).to.equal('“Pay Evil now”');
    expect(quoted('x'.repeat(200))).to.equal(`“${'x'.repeat(79)}…”`);
    expect(amount(1n, TOKEN, { symbol: 'A\nvery long symbol of a token', decimals: 0 })).to.equal(
      '1 “A very long sym…”',
    );
  });

  it('says shares and times', () => {
    expect([10_000n, 250n, 5n, 0n].map(percent)).to.deep.equal(['100 %', '2.5 %', '0.05 %', '0 %']);
    expect(timeOf(1_800_000_000n)).to.equal('2027-01-15 08:00:00 UTC');
    expect(timeOf(2n ** 255n)).to.equal(`second ${2n ** 255n}`);
  });

  it('counts', () => {
    expect(counted(1, 'call')).to.equal('1 call');
    expect(counted(0, 'call')).to.equal('0 calls');
  });
});
