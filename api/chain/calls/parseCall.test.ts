import { expect } from 'chai';
import { concat, toBeHex } from 'ethers';
import { abis } from './abis.ts';
import { parseCall } from './parseCall.ts';

const SPENDER = `0x${'ab'.repeat(20)}`;
const data = abis.ERC20.encodeFunctionData('approve', [SPENDER, 5n]);

const word = (value: number) => toBeHex(value, 32);
/** A list of calls that are all the same bytes. */
const SHARED = 20;
const oneForAll = concat([
  abis.AccessManager.getFunction('multicall')?.selector ?? '',
  ...[word(32), word(SHARED), ...new Array<string>(SHARED).fill(word(32 * SHARED))],
  ...[word(64), `0x${'ab'.repeat(64)}`],
]);

describe('parseCall', () => {
  it('reads a call', () => {
    const call = parseCall('ERC20', data);
    expect([call?.name, String(call?.args[0]).toLowerCase(), call?.args[1]]).to.deep.equal(['approve', SPENDER, 5n]);
  });

  it('reads none whose arguments share their bytes: they could take far more memory than the calldata has', () => {
    expect(parseCall('AccessManager', oneForAll)).to.equal(undefined);
    const calls = Array.from({ length: SHARED }, () => `0x${'ab'.repeat(64)}`);
    const told = abis.AccessManager.encodeFunctionData('multicall', [calls]);
    expect(parseCall('AccessManager', told)?.args[0]).to.have.length(SHARED);
  });

  for (const [what, given] of [
    ['is no call', '0x'],
    ['is of another function', `0x12345678${data.slice(10)}`],
    ['has no arguments', data.slice(0, 10)],
    ['ends too early', data.slice(0, -2)],
    ['has too large an argument', `${data.slice(0, 10)}${'ff'.repeat(64)}`],
  ] as const) {
    it(`reads none where data ${what}`, () => {
      expect(parseCall('ERC20', given)).to.equal(undefined);
    });
  }
});
