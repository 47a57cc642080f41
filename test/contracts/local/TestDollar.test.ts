import { expect } from 'chai';
import { networkHelpers } from '../helpers/chain.ts';
import { DOLLAR, platformFixture } from '../helpers/guild.ts';

const { loadFixture } = networkHelpers;

describe('TestDollar', () => {
  it('has 6 decimals and is minted by its deployer', async () => {
    const { dollar, deployer, ana } = await loadFixture(platformFixture);
    expect(await dollar.decimals()).to.equal(6n);
    await dollar.connect(deployer).mint(ana, 5n * DOLLAR);
    expect(await dollar.balanceOf(ana)).to.equal(5n * DOLLAR);
  });

  it('reverts when anyone else mints', async () => {
    const { dollar, stranger } = await loadFixture(platformFixture);
    await expect(dollar.connect(stranger).mint(stranger, 1n))
      .to.be.revertedWithCustomError(dollar, 'TestDollarUnauthorizedAccount')
      .withArgs(stranger.address);
  });
});
