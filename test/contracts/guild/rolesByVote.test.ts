import { expect } from 'chai';
import { id, ZeroHash } from 'ethers';
import { networkHelpers } from '../helpers/chain.ts';
import { digestOf } from '../helpers/guild.ts';
import { acceptedFixture } from '../helpers/projects.ts';
import { carry, proposalOf } from '../helpers/proposal.ts';
import { fundedFixture } from '../helpers/treasury.ts';

const { loadFixture, time } = networkHelpers;

const ADMIN_ROLE = 0;

describe('roles that a vote gives', () => {
  it('an admin of the access manager does at once what a vote can, and takes no escrow', async () => {
    const fixture = await loadFixture(acceptedFixture);
    const { accessManager, treasury, projects, compliance, officer, dollar, client, stranger } = fixture;
    await dollar.connect(client).approve(treasury, 5n);
    await treasury.connect(client).deposit(dollar, 5n, 0, ZeroHash);
    const escrow: bigint = await dollar.balanceOf(projects);
    const grant = ['grantRole', ADMIN_ROLE, stranger.address, 0] as const;
    await carry(fixture, await proposalOf(fixture, 'Admin', [accessManager, ...grant]));
    const admin = <C extends { connect: (by: typeof stranger) => C }>(contract: C) => contract.connect(stranger);
    await admin(treasury).pay(dollar, stranger, 5n, 0, ZeroHash, '');
    await admin(projects).setFeeBps(1_000);
    const until = (await time.latest()) + 1_000;
    await expect(compliance.connect(officer).freeze(stranger, until, digestOf('reason')))
      .to.be.revertedWithCustomError(compliance, 'ComplianceInvalidValue')
      .withArgs('account');
    await expect(projects.recoverSurplus(dollar)).to.be.revertedWithCustomError(projects, 'ProjectsNothingToRecover');
    const take = dollar.interface.encodeFunctionData('transfer', [stranger.address, 1n]);
    await expect(admin(accessManager).execute(dollar, take)).to.be.revertedWithCustomError(
      dollar,
      'ERC20InsufficientBalance',
    );
    expect(await dollar.balanceOf(projects)).to.equal(escrow);
    expect((await projects.projectOf(1)).feeBps).to.equal(250n);
  });

  it('a proposer of the timelock schedules, and has nothing executed that was not voted', async () => {
    const fixture = await loadFixture(fundedFixture);
    const { timelockController, governor, treasury, dollar, stranger } = fixture;
    const grant = ['grantRole', id('PROPOSER_ROLE'), stranger.address] as const;
    await carry(fixture, await proposalOf(fixture, 'Proposer', [timelockController, ...grant]));
    const pay = await proposalOf(fixture, 'Pay', [
      treasury,
      'pay',
      dollar.target,
      stranger.address,
      5n,
      0,
      ZeroHash,
      '',
    ]);
    const [[target], , [data]] = pay.hashed;
    const operation = [target, 0n, data, ZeroHash, ZeroHash] as const;
    const theirs = timelockController.connect(stranger);
    await theirs.schedule(...operation, 120);
    await time.increase(120);
    await expect(theirs.execute(...operation))
      .to.be.revertedWithCustomError(timelockController, 'AccessControlUnauthorizedAccount')
      .withArgs(stranger.address, id('EXECUTOR_ROLE'));
    await expect(pay.execute(stranger)).to.be.revertedWithCustomError(governor, 'GovernorNonexistentProposal');
  });
});
