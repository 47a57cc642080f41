import { expect } from 'chai';
import { dataLength } from 'ethers';
import { deployContract, networkHelpers } from '../helpers/chain.ts';
import { eventsOf } from '../helpers/events.ts';
import { DOLLAR, TOKEN } from '../helpers/guild.ts';
import { accrue, reporterFixture, separateRewards, setTerms } from '../helpers/rewards.ts';

const { loadFixture } = networkHelpers;

/** What the Projects contract gives to a report, with what the transaction and its calldata cost on top. */
const GIVEN_GAS = 500_000 + 30_000;

/** Modes of HostileReputation. */
const Mode = { Accept: 0, RevertHuge: 1, BurnGas: 2 } as const;

/** A Rewards contract whose Reputation contract fails as told. */
async function hostileFixture() {
  const fixture = await reporterFixture();
  const reputation = await deployContract('HostileReputation');
  return { ...fixture, reputation, rewards: await separateRewards(fixture, { reputation: reputation.target }) };
}

describe('Rewards: reputation', () => {
  it('follows the reward', async () => {
    const { rewards, reputation, reporter, ana, dollar } = await loadFixture(reporterFixture);
    const transaction = await accrue(rewards, reporter, { account: ana, token: dollar, projectId: 7, skill: 2 });
    const events = await eventsOf(await transaction.wait(), rewards, reputation);
    expect(events.map(({ name, args }) => [name, ...args])).to.deep.equal([
      ['RewardAccrued', 7n, 0n, ana.address, dollar.target, DOLLAR, TOKEN / 2n, TOKEN / 2n, TOKEN / 2n, 0n, TOKEN / 2n],
      ['ReputationChanged', ana.address, 2n, rewards.target, 0n, 1n, 1n, 7n, 0n, `0x${'0'.repeat(64)}`],
    ]);
  });

  it('grows with the payment: a point per dollar, rounded down, so that dust earns none', async () => {
    const { rewards, reputation, reporter, ana, dollar } = await loadFixture(reporterFixture);
    for (const [milestoneId, [payment, points]] of (
      [
        [0n, 0n],
        [1n, 0n],
        [DOLLAR - 1n, 0n],
        [DOLLAR, 1n],
        [975n * DOLLAR + DOLLAR / 2n, 976n],
      ] as const
    ).entries()) {
      await accrue(rewards, reporter, { account: ana, token: dollar, milestoneId, payment, skill: 1 });
      expect(await reputation.pointsOf(ana, 1), `after ${payment}`).to.equal(points);
    }
  });

  it('T-4 is earned in full when the cap is used up', async () => {
    const fixture = await loadFixture(reporterFixture);
    const { rewards, reputation, reporter, ana, dollar } = fixture;
    await setTerms(fixture, { cap: 0n });
    await accrue(rewards, reporter, { account: ana, token: dollar, payment: 7n * DOLLAR, skill: 1 });
    expect(await rewards.claimableOf(ana)).to.equal(0n);
    expect(await reputation.pointsOf(ana, 1)).to.equal(7n);
  });

  it('is earned once, also without a reward, and not without a skill', async () => {
    const { rewards, reputation, reporter, timelock, ana, dollar } = await loadFixture(reporterFixture);
    await rewards.connect(timelock).setRewardRates(dollar, 0n, TOKEN);
    const report = { account: ana, token: dollar };
    await accrue(rewards, reporter, { ...report, skill: 1 });
    expect(await reputation.pointsOf(ana, 1)).to.equal(DOLLAR);
    await expect(accrue(rewards, reporter, { ...report, skill: 1 })).to.be.revertedWithCustomError(
      rewards,
      'RewardsAlreadyAccrued',
    );
    const receipt = await (await accrue(rewards, reporter, { ...report, milestoneId: 1 })).wait();
    expect(receipt.logs).to.deep.equal([]);
  });

  it('E-27 of an unknown skill is skipped, and the reward stands', async () => {
    const { rewards, reputation, reporter, ana, dollar } = await loadFixture(reporterFixture);
    await expect(accrue(rewards, reporter, { account: ana, token: dollar, skill: 4 }))
      .to.emit(rewards, 'ReputationSkipped')
      .withArgs(1n, 0n, reputation.interface.encodeErrorResult('ReputationUnknownSkill', [4]));
    expect(await rewards.claimableOf(ana)).to.equal(TOKEN / 2n);
  });

  it('E-27 that reverts with a lot of data or burns all its gas is skipped, within the gas Projects gives', async () => {
    const { rewards, reputation, reporter, ana, dollar } = await loadFixture(hostileFixture);
    const isCut = (reason: string) => reason.startsWith('0xdeadbeef') && dataLength(reason) === 256;
    const reasons = [isCut, '0x'];
    for (const [i, mode] of [Mode.RevertHuge, Mode.BurnGas].entries()) {
      await reputation.setMode(mode);
      await expect(
        rewards.connect(reporter).accrue(1, i, ana, dollar, DOLLAR, 1, { gasLimit: GIVEN_GAS }),
        `mode ${mode}`,
      )
        .to.emit(rewards, 'ReputationSkipped')
        .withArgs(1n, i, reasons[i]);
    }
    await reputation.setMode(Mode.Accept);
    const transaction = await accrue(rewards, reporter, { account: ana, token: dollar, milestoneId: 2, skill: 1 });
    const names = (await eventsOf(await transaction.wait(), rewards)).map(({ name }) => name);
    expect(names).to.deep.equal(['RewardAccrued']);
    expect(await rewards.claimableOf(ana)).to.equal((3n * TOKEN) / 2n);
  });

  it('E-27 cannot be made to fail by giving little gas', async () => {
    const { rewards, reputation, reporter, ana, dollar } = await loadFixture(reporterFixture);
    const snapshot = await networkHelpers.takeSnapshot();
    const reasons = new Set<string>();
    let successes = 0;
    for (let gasLimit = 60_000; gasLimit <= 400_000; gasLimit += 4_000) {
      try {
        await rewards.connect(reporter).accrue(1, 0, ana, dollar, DOLLAR, 1, { gasLimit });
        ++successes;
        expect(await reputation.pointsOf(ana, 1), `with ${gasLimit} gas`).to.equal(1n);
      } catch (error) {
        if (!(error instanceof Error) || error.name === 'AssertionError') throw error;
        reasons.add(/RewardsInsufficientGas/.exec(error.message)?.[0] ?? 'out of gas');
      }
      await snapshot.restore();
    }
    expect(successes).to.be.greaterThan(10);
    expect([...reasons]).to.include('RewardsInsufficientGas');
  });
});
