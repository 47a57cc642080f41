import { expect } from 'chai';
import { abis } from './abis.ts';
import { parseCall } from './parseCall.ts';

const SPENDER = `0x${'ab'.repeat(20)}`;
const data = abis.ERC20.encodeFunctionData('approve', [SPENDER, 5n]);

describe('parseCall', () => {
  it('reads a call', () => {
    const call = parseCall('ERC20', data);
    expect([call?.name, String(call?.args[0]).toLowerCase(), call?.args[1]]).to.deep.equal(['approve', SPENDER, 5n]);
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
