import type { HardhatEthersSigner } from '@nomicfoundation/hardhat-ethers/types';
import { expect } from 'chai';
import { MaxUint256, Signature, ZeroAddress, ZeroHash } from 'ethers';
import { deployContract, ethers, networkHelpers, type TestContract } from '../helpers/chain.ts';
import { DOLLAR, type GuildFixture, guildFixture } from '../helpers/guild.ts';
import { termsOf } from '../helpers/projects.ts';

const { loadFixture } = networkHelpers;

const GROSS = 1_000n * DOLLAR;
const types = {
  Permit: [
    { name: 'owner', type: 'address' },
    { name: 'spender', type: 'address' },
    { name: 'value', type: 'uint256' },
    { name: 'nonce', type: 'uint256' },
    { name: 'deadline', type: 'uint256' },
  ],
};

/** A client that has approved nothing. */
async function unapprovedFixture() {
  const fixture = await guildFixture();
  await fixture.dollar.connect(fixture.client).approve(fixture.projects, 0n);
  return fixture;
}

async function permitOf({ dollar, projects }: GuildFixture, owner: HardhatEthersSigner, value: bigint) {
  const domain = {
    name: await dollar.name(),
    version: '1',
    chainId: (await ethers.provider.getNetwork()).chainId,
    verifyingContract: dollar.target as string,
  };
  const nonce = await dollar.nonces(owner.address);
  const message = { owner: owner.address, spender: projects.target, value, nonce, deadline: MaxUint256 };
  const { v, r, s } = Signature.from(await owner.signTypedData(domain, types, message));
  return { value, deadline: MaxUint256, v, r, s };
}

/** Funds a project's first milestone on the terms that it has now. */
async function fundWithPermit(projects: TestContract, payer: HardhatEthersSigner, projectId: number, permit: object) {
  const { termsHash } = await projects.projectOf(projectId);
  return projects.connect(payer).fundWithPermit(projectId, 0, 1, GROSS, termsHash, permit);
}

describe('Projects: permits', () => {
  it('creates and funds without an allowance before', async () => {
    const fixture = await loadFixture(unapprovedFixture);
    const { projects, client, dollar } = fixture;
    const permit = await permitOf(fixture, client, GROSS);
    const terms = await termsOf(fixture);
    expect(await projects.connect(client).createProjectWithPermit.staticCall(terms, 1, permit)).to.equal(1n);
    await expect(projects.connect(client).createProjectWithPermit(terms, 1, permit))
      .to.emit(projects, 'MilestoneFunded')
      .withArgs(1n, 0n, client.address, GROSS);
    expect(await dollar.allowance(client, projects)).to.equal(0n);
    const { title, reviewWindow } = { title: terms.title, reviewWindow: (await projects.projectOf(1)).reviewWindow };
    expect([title, reviewWindow]).to.deep.equal(['Market study', BigInt(terms.reviewWindow)]);
  });

  it('funds without an allowance before', async () => {
    const fixture = await loadFixture(unapprovedFixture);
    const { projects, client } = fixture;
    await projects.connect(client).createProject(await termsOf(fixture), 0);
    await expect(fundWithPermit(projects, client, 1, await permitOf(fixture, client, GROSS)))
      .to.emit(projects, 'MilestoneFunded')
      .withArgs(1n, 0n, client.address, GROSS);
  });

  it('E-28 funds neither for more than the payer named nor on other terms', async () => {
    const fixture = await loadFixture(unapprovedFixture);
    const { projects, client, dollar } = fixture;
    await projects.connect(client).createProject(await termsOf(fixture), 0);
    const { termsHash } = await projects.projectOf(1);
    const permit = await permitOf(fixture, client, GROSS);
    await expect(projects.connect(client).fundWithPermit(1, 0, 1, GROSS - 1n, termsHash, permit))
      .to.be.revertedWithCustomError(projects, 'ProjectsAmountTooHigh')
      .withArgs(GROSS, GROSS - 1n);
    await expect(projects.connect(client).fundWithPermit(1, 0, 1, GROSS, ZeroHash, permit))
      .to.be.revertedWithCustomError(projects, 'ProjectsUnexpectedTerms')
      .withArgs(1n, ZeroHash, termsHash);
    expect(await dollar.nonces(client)).to.equal(0n);
  });

  it('E-10 does not mind that somebody used the permit first', async () => {
    const fixture = await loadFixture(unapprovedFixture);
    const { projects, client, dollar, stranger } = fixture;
    await projects.connect(client).createProject(await termsOf(fixture), 0);
    const { value, deadline, v, r, s } = await permitOf(fixture, client, GROSS);
    await dollar.connect(stranger).permit(client, projects, value, deadline, v, r, s);
    await fundWithPermit(projects, client, 1, { value, deadline, v, r, s });
    expect(await projects.liabilitiesOf(dollar)).to.equal(GROSS);
  });

  it('E-10 cannot spend another account’s permit', async () => {
    const fixture = await loadFixture(unapprovedFixture);
    const { projects, client, dollar, stranger } = fixture;
    await projects.connect(client).createProject(await termsOf(fixture), 0);
    const permit = await permitOf(fixture, client, GROSS);
    await expect(fundWithPermit(projects, stranger, 1, permit))
      .to.be.revertedWithCustomError(dollar, 'ERC20InsufficientAllowance')
      .withArgs(projects.target, 0n, GROSS);
  });

  it('works by allowance with a token that has no permits', async () => {
    const fixture = await loadFixture(guildFixture);
    const { projects, client, timelock } = fixture;
    const old = await deployContract('NoReturnToken');
    await old.mint(client, GROSS);
    await old.connect(client).approve(projects, GROSS);
    await projects.connect(timelock).setTokenAllowed(old, true);
    const permit = await permitOf(fixture, client, GROSS);
    const terms = await termsOf(fixture, { token: old.target as string });
    await projects.connect(client).createProjectWithPermit(terms, 1, permit);
    expect(await projects.liabilitiesOf(old)).to.equal(GROSS);
  });

  it('asks no token that is not allowed, and is of no use for native coin', async () => {
    const fixture = await loadFixture(unapprovedFixture);
    const { projects, client, token, dollar, stranger } = fixture;
    const permit = await permitOf(fixture, client, GROSS);
    const terms = await termsOf(fixture);
    for (const other of [token.target as string, stranger.address]) {
      await expect(projects.connect(client).createProjectWithPermit({ ...terms, token: other }, 1, permit))
        .to.be.revertedWithCustomError(projects, 'ProjectsTokenNotAllowed')
        .withArgs(other);
    }
    const native = { ...terms, token: ZeroAddress };
    await expect(projects.connect(client).createProjectWithPermit(native, 1, permit))
      .to.be.revertedWithCustomError(projects, 'ProjectsUnexpectedValue')
      .withArgs(GROSS, 0n);
    await projects.connect(client).createProjectWithPermit(native, 0, permit);
    expect(await dollar.nonces(client)).to.equal(0n);
    await expect(fundWithPermit(projects, client, 9, permit))
      .to.be.revertedWithCustomError(projects, 'ProjectsUnknownProject')
      .withArgs(9n);
  });
});
