import { expect } from 'chai';
import { AbiCoder, encodeBytes32String } from 'ethers';
import { deployContract, networkHelpers } from '../helpers/chain.ts';
import { guildFixture } from '../helpers/guild.ts';

const { loadFixture } = networkHelpers;

const abi = AbiCoder.defaultAbiCoder();
const text = (value: string) => abi.encode(['string'], [value]);
const words = (...values: bigint[]) =>
  abi.encode(
    values.map(() => 'uint256'),
    values,
  );

describe('Projects: what a payment token tells', () => {
  const cases: [what: string, answer: string, reverts: boolean, decimals: bigint, symbol: string][] = [
    ['nothing, by reverting', '0x', true, 0n, ''],
    ['nothing, by an empty answer', '0x', false, 0n, ''],
    ['less than a word', '0x1234', false, 0n, ''],
    ['a bytes32', encodeBytes32String('MKR'), false, 0n, 'MKR'],
    ['a bytes32 without a zero', `0x${'41'.repeat(32)}`, false, 0n, 'A'.repeat(32)],
    ['a small number, which is no text', words(18n), false, 18n, ''],
    ['a number and a half', `${words(32n)}${'00'.repeat(16)}`, false, 32n, ''],
    ['a string', text('USDC'), false, 32n, 'USDC'],
    ['an empty string', text(''), false, 32n, ''],
    ['64 bytes', text('x'.repeat(64)), false, 32n, 'x'.repeat(64)],
    ['more than 64 bytes', text('x'.repeat(65)), false, 32n, ''],
    ['a string that is not where it says', words(64n, 1n, 1n), false, 64n, ''],
    ['a string shorter than it says', words(32n, 33n, 1n), false, 32n, ''],
    ['a string without an end', words(32n, 2n ** 256n - 1n), false, 32n, ''],
  ];
  for (const [what, answer, reverts, decimals, symbol] of cases) {
    it(`is read from ${what}`, async () => {
      const { projects, timelock } = await loadFixture(guildFixture);
      const odd = await deployContract('OddToken', answer, reverts);
      await expect(projects.connect(timelock).setTokenAllowed(odd, true))
        .to.emit(projects, 'TokenAllowed')
        .withArgs(odd.target, timelock.address, true, decimals, symbol);
    });
  }

  it('reverts for an address without code, which can only be disallowed', async () => {
    const { projects, timelock, stranger } = await loadFixture(guildFixture);
    await expect(projects.connect(timelock).setTokenAllowed(stranger, true))
      .to.be.revertedWithCustomError(projects, 'ProjectsInvalidToken')
      .withArgs(stranger.address);
    await expect(projects.connect(timelock).setTokenAllowed(stranger, false))
      .to.emit(projects, 'TokenAllowed')
      .withArgs(stranger.address, timelock.address, false, 0n, '');
  });
});
