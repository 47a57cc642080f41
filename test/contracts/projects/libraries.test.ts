import { expect } from 'chai';
import { ethers, networkHelpers } from '../helpers/chain.ts';
import { guildFixture } from '../helpers/guild.ts';

const { loadFixture } = networkHelpers;

/** The size limit of contracts, less 15%. */
const MAX_BYTES = 20_889;

describe('Projects: libraries', () => {
  it('are deployed before the implementation, which is linked to each', async () => {
    const { deployment } = await loadFixture(guildFixture);
    const code = (await ethers.provider.getCode(deployment.implementations.projects)).toLowerCase();
    const linked = Object.values(deployment.libraries);
    expect(new Set(linked).size).to.equal(6);
    for (const address of linked) {
      expect(await ethers.provider.getCode(address)).to.not.equal('0x');
      expect(code).to.include(address.slice(2).toLowerCase());
    }
  });

  it('leave 15% of the size limit to spare', async () => {
    const { deployment } = await loadFixture(guildFixture);
    for (const [name, address] of Object.entries(deployment.libraries)) {
      expect(((await ethers.provider.getCode(address)).length - 2) / 2, name).to.be.at.most(MAX_BYTES);
    }
  });

  it('U-1 take no call but by delegation', async () => {
    const { deployment, stranger } = await loadFixture(guildFixture);
    const to = deployment.libraries.projectsGuild;
    const selector = ethers.id('setFeeBps(ProjectsState.Layout storage,address,uint16)').slice(0, 10);
    expect(await ethers.provider.getCode(to)).to.include(selector.slice(2));
    const args = ethers.AbiCoder.defaultAbiCoder().encode(['uint256', 'address', 'uint16'], [0, stranger.address, 1]);
    await expect(stranger.sendTransaction({ to, data: ethers.concat([selector, args]) })).to.be.revertedWithoutReason(
      ethers,
    );
  });
});
