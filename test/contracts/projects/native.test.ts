import { expect } from 'chai';
import { ZeroAddress, zeroPadValue } from 'ethers';
import { deployContract, ethers, networkHelpers, type TestContract } from '../helpers/chain.ts';
import { eventsOf } from '../helpers/events.ts';
import { type GuildFixture, guildFixture } from '../helpers/guild.ts';
import { acceptProject, cloneProjects, DAY, fund, termsOf } from '../helpers/projects.ts';
import { PayeeMode } from '../helpers/treasury.ts';

const { loadFixture, time, setBalance } = networkHelpers;

const GROSS = 10n ** 18n;
const FEE = GROSS / 40n;
const NET = GROSS - FEE;

/** Projects beside a treasury that takes coins, and a wallet contract that can be hostile. */
async function nativeFixture() {
  const fixture = await guildFixture();
  const treasury = await deployContract('TestTreasury');
  const rewards = await deployContract('HostileRewards');
  const wallet = await deployContract('HostilePayee');
  const projects = await cloneProjects(fixture, { treasury, rewards });
  return { ...fixture, projects, treasury, wallet };
}

async function nativeTerms(fixture: GuildFixture, contributor: string) {
  const dueAt = (await time.latest()) + 10 * DAY;
  return termsOf(fixture, {
    token: ZeroAddress,
    milestones: [1, 2].map(() => ({ contributor, amount: GROSS, dueAt, skill: 0, bond: 0n })),
    threshold: 1,
  });
}

/** Project 1 in native coin by the wallet, wholly funded and accepted. */
async function fundedFixture() {
  const fixture = await nativeFixture();
  const { projects, client, timelock, wallet } = fixture;
  const terms = await nativeTerms(fixture, wallet.target as string);
  await projects.connect(client).createProject(terms, 2, { value: 2n * GROSS });
  await acceptProject(projects, timelock, 1);
  return { ...fixture, terms };
}

/** The same with the first milestone released. */
async function releasedFixture() {
  const fixture = await fundedFixture();
  const { projects, wallet, reviewer } = fixture;
  const digest = ethers.id('deliverable');
  await act(wallet, projects, 'submitDeliverable', 1, 0, digest, 'bafkreideliverable');
  await projects.connect(reviewer).reviewDeliverable(1, 0, 1, digest, true, ethers.ZeroHash, '');
  return fixture;
}

async function act(wallet: TestContract, target: TestContract, name: string, ...args: unknown[]) {
  return wallet.execute(target, target.interface.encodeFunctionData(name, args));
}

describe('Projects: native coin', () => {
  it('E-25 funds with exactly the amount, and reverts for any other value', async () => {
    const fixture = await loadFixture(nativeFixture);
    const { projects, client, stranger } = fixture;
    const terms = await nativeTerms(fixture, fixture.ana.address);
    for (const value of [0n, GROSS - 1n, GROSS + 1n]) {
      await expect(projects.connect(client).createProject(terms, 1, { value }))
        .to.be.revertedWithCustomError(projects, 'ProjectsUnexpectedValue')
        .withArgs(GROSS, value);
    }
    await projects.connect(client).createProject(terms, 1, { value: GROSS });
    await expect(fund(projects, stranger, 1, 1, 1, { value: GROSS - 1n }))
      .to.be.revertedWithCustomError(projects, 'ProjectsUnexpectedValue')
      .withArgs(GROSS, GROSS - 1n);
    await expect(fund(projects, stranger, 1, 1, 1, { value: GROSS }))
      .to.emit(projects, 'ProjectFunded')
      .withArgs(1n, stranger.address, ZeroAddress, GROSS, 2n, 2n * GROSS);
    expect(await projects.liabilitiesOf(ZeroAddress)).to.equal(2n * GROSS);
    expect(await ethers.provider.getBalance(projects)).to.equal(2n * GROSS);
  });

  it('E-25 reverts for value when nothing is funded, and with a deal in tokens', async () => {
    const fixture = await loadFixture(nativeFixture);
    const { projects, client } = fixture;
    const native = await nativeTerms(fixture, fixture.ana.address);
    const tokens = await termsOf(fixture);
    for (const [terms, count] of [
      [native, 0],
      [tokens, 0],
      [tokens, 1],
    ] as const) {
      await expect(projects.connect(client).createProject(terms, count, { value: 1n }))
        .to.be.revertedWithCustomError(projects, 'ProjectsUnexpectedValue')
        .withArgs(0n, 1n);
    }
    await projects.connect(client).createProject(tokens, 0);
    await expect(fund(projects, client, 1, 0, 1, { value: 1n }))
      .to.be.revertedWithCustomError(projects, 'ProjectsUnexpectedValue')
      .withArgs(0n, 1n);
  });

  it('E-25 takes no coins by any other way', async () => {
    const { projects, client } = await loadFixture(nativeFixture);
    await expect(client.sendTransaction({ to: projects.target as string, value: 1n })).to.be.revert(ethers);
    const payable = ['createProject', 'fund', 'openDispute'];
    const names: string[] = [];
    projects.interface.forEachFunction(({ name, payable: takes }) => {
      if (takes) names.push(name);
    });
    expect(names.sort()).to.deep.equal(payable);
  });

  it('pays the credit out, to whomever its owner chooses', async () => {
    const { projects, wallet, stranger } = await loadFixture(releasedFixture);
    expect(await projects.creditOf(wallet, ZeroAddress)).to.equal(NET);
    const sent = act(wallet, projects, 'withdraw', ZeroAddress, stranger.address);
    await expect(sent).to.emit(projects, 'Withdrawn').withArgs(wallet.target, ZeroAddress, stranger.address, NET, NET);
    await expect(sent).to.changeEtherBalances(ethers, [projects, stranger], [-NET, NET]);
    expect(await projects.liabilitiesOf(ZeroAddress)).to.equal(GROSS + FEE);
  });

  it('E-7 a receiver that refuses or burns gas keeps its credit, and blocks nobody else', async () => {
    const { projects, treasury, wallet, client, terms } = await loadFixture(releasedFixture);
    await time.increaseTo((terms.milestones[1]?.dueAt ?? 0) + terms.grace + 1);
    for (const mode of [PayeeMode.Refuse, PayeeMode.BurnGas]) {
      await wallet.setMode(mode);
      const data = projects.interface.encodeFunctionData('withdraw', [ZeroAddress, wallet.target]);
      await expect(wallet.execute(projects, data, { gasLimit: 1_000_000n })).to.be.revert(ethers);
      expect(await projects.creditOf(wallet, ZeroAddress)).to.equal(NET);
    }
    await projects.refund(1, 1);
    await projects.connect(client).withdraw(ZeroAddress, client);
    await projects.collectFees(ZeroAddress);
    expect(await ethers.provider.getBalance(treasury)).to.equal(FEE);
    expect(await projects.liabilitiesOf(ZeroAddress)).to.equal(NET);
    await act(wallet, projects, 'withdraw', ZeroAddress, client.address);
    expect(await ethers.provider.getBalance(projects)).to.equal(0n);
  });

  it('E-1 cannot be re-entered by a receiver, nor read half-way', async () => {
    const fixture = await loadFixture(releasedFixture);
    const { projects, wallet } = fixture;
    const calls: [string, ...unknown[]][] = [
      ['withdraw', ZeroAddress, wallet.target],
      ['createProject', await nativeTerms(fixture, wallet.target as string), 0],
      ['fund', 1, 1, 1, 0, ethers.ZeroHash],
      ['abandon', 1, 1],
      ['refund', 1, 1],
      ['release', 1, 0],
      ['cancelProject', 1],
      ['collectFees', ZeroAddress],
      ['recoverSurplus', ZeroAddress],
      ['postBond', 1, 1],
      ['lockFeeTokens', 1, 1, 1],
      ['expireDispute', 1],
      ['openDispute', 1, 1, ethers.ZeroHash, ''],
      ['creditOf', wallet.target, ZeroAddress],
      ['feesOf', ZeroAddress],
      ['liabilitiesOf', ZeroAddress],
    ];
    const guarded = projects.interface.encodeErrorResult('ReentrancyGuardReentrantCall', []);
    const snapshot = await networkHelpers.takeSnapshot();
    for (const [name, ...args] of calls) {
      await wallet.setCallback(projects, projects.interface.encodeFunctionData(name, args));
      await act(wallet, projects, 'withdraw', ZeroAddress, wallet.target);
      expect(await wallet.lastCall(), name).to.deep.equal([false, guarded]);
      expect(await ethers.provider.getBalance(wallet)).to.equal(NET);
      await snapshot.restore();
    }
  });

  it('moves the fees to the treasury, with this contract as reference', async () => {
    const { projects, treasury, stranger } = await loadFixture(releasedFixture);
    const receipt = await (await projects.connect(stranger).collectFees(ZeroAddress)).wait();
    const ref = zeroPadValue(projects.target as string, 32).toLowerCase();
    expect((await eventsOf(receipt, projects, treasury)).map(({ name, args }) => [name, ...args])).to.deep.equal([
      ['FeesCollected', ZeroAddress, stranger.address, FEE, FEE],
      ['TestDeposited', ZeroAddress, FEE, 1n, ref, FEE],
    ]);
    expect(await projects.feesOf(ZeroAddress)).to.equal(0n);
  });

  it('E-25 forced coins belong to nobody, and anyone can send them to the treasury', async () => {
    const { projects, treasury, stranger } = await loadFixture(releasedFixture);
    await expect(projects.recoverSurplus(ZeroAddress))
      .to.be.revertedWithCustomError(projects, 'ProjectsNothingToRecover')
      .withArgs(ZeroAddress);
    await setBalance(projects.target as string, 2n * GROSS + 7n);
    expect(await projects.recoverSurplus.staticCall(ZeroAddress)).to.equal(7n);
    const receipt = await (await projects.connect(stranger).recoverSurplus(ZeroAddress)).wait();
    const ref = zeroPadValue(projects.target as string, 32).toLowerCase();
    expect((await eventsOf(receipt, projects, treasury)).map(({ name, args }) => [name, ...args])).to.deep.equal([
      ['SurplusRecovered', ZeroAddress, stranger.address, 7n],
      ['TestDeposited', ZeroAddress, 7n, 2n, ref, 7n],
    ]);
    expect(await projects.liabilitiesOf(ZeroAddress)).to.equal(2n * GROSS);
    await expect(projects.recoverSurplus(ZeroAddress)).to.be.revertedWithCustomError(
      projects,
      'ProjectsNothingToRecover',
    );
  });

  it('returns everything to a client that cancels', async () => {
    const fixture = await loadFixture(nativeFixture);
    const { projects, client } = fixture;
    await projects
      .connect(client)
      .createProject(await nativeTerms(fixture, fixture.ana.address), 2, { value: 2n * GROSS });
    await projects.connect(client).cancelProject(1);
    await expect(projects.connect(client).withdraw(ZeroAddress, client)).to.changeEtherBalance(
      ethers,
      projects,
      -2n * GROSS,
    );
  });

  it('is announced with 18 decimals and its name', async () => {
    const { projects, timelock } = await loadFixture(nativeFixture);
    await expect(projects.connect(timelock).setTokenAllowed(ZeroAddress, false))
      .to.emit(projects, 'TokenAllowed')
      .withArgs(ZeroAddress, timelock.address, false, 18n, 'NATIVE');
    expect(await projects.isTokenAllowed(ZeroAddress)).to.equal(false);
  });

  it('is one account of money, tokens another', async () => {
    const fixture = await loadFixture(releasedFixture);
    const { projects, client, ana, reviewer, timelock, dollar } = fixture;
    await projects.connect(client).createProject(await termsOf(fixture, { threshold: 1 }), 1);
    await acceptProject(projects, timelock, 2);
    await projects.connect(ana).submitDeliverable(2, 0, ethers.id('x'), 'bafkreix');
    await projects.connect(reviewer).reviewDeliverable(2, 0, 1, ethers.id('x'), true, ethers.ZeroHash, '');
    await expect(projects.connect(ana).withdraw(ZeroAddress, ana))
      .to.be.revertedWithCustomError(projects, 'ProjectsNothingToWithdraw')
      .withArgs(ana.address, ZeroAddress);
    await projects.connect(ana).withdraw(dollar, ana);
    expect(await projects.liabilitiesOf(ZeroAddress)).to.equal(2n * GROSS);
  });
});
