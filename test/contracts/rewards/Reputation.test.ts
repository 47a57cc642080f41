import { expect } from 'chai';
import { concat, id, MaxUint256, ZeroHash, zeroPadValue } from 'ethers';
import { ethers, impersonate, networkHelpers } from '../helpers/chain.ts';
import { logsOf } from '../helpers/events.ts';
import { signRequest } from '../helpers/forward.ts';
import { digestOf, guildFixture } from '../helpers/guild.ts';

const { loadFixture, time } = networkHelpers;

/** Values of `IReputation.Source`. */
const Source = { Release: 0n, Adjustment: 1n, Renounced: 2n } as const;

const REASON = digestOf('reason');

/** A guild whose Rewards contract, the only reporter, can be acted as; ana has 100 points of skill 1. */
async function awardedFixture() {
  const fixture = await guildFixture();
  const reporter = await impersonate(fixture.rewards);
  await fixture.reputation.connect(reporter).award(fixture.ana, 1, 100, 7, 3);
  return { ...fixture, reporter };
}

describe('Reputation', () => {
  it('starts with the skills of the configuration, and its events say so', async () => {
    const { reputation, factory, config } = await loadFixture(guildFixture);
    expect(await reputation.skillCount()).to.equal(3n);
    const names = await Promise.all([0, 1, 2, 3, 4].map((skill) => reputation.skillName(skill)));
    expect(names).to.deep.equal(['', ...config.skills, '']);
    expect((await logsOf(reputation, 'SkillAdded')).map(({ args }) => [...args])).to.deep.equal(
      config.skills.map((name, i) => [BigInt(i + 1), factory.target, name]),
    );
  });

  describe('award', () => {
    it('gives what it is told, by skill', async () => {
      const { reputation, rewards, reporter, ana, bo } = await loadFixture(awardedFixture);
      await expect(reputation.connect(reporter).award(ana, 1, 50, 8, 0))
        .to.emit(reputation, 'ReputationChanged')
        .withArgs(ana.address, 1n, rewards.target, Source.Release, 50n, 150n, 8n, 0n, ZeroHash);
      await reputation.connect(reporter).award(ana, 3, 2, 8, 1);
      await reputation.connect(reporter).award(bo, 1, 7, 8, 2);
      const points = await Promise.all([1, 2, 3].map((skill) => reputation.pointsOf(ana, skill)));
      expect(points).to.deep.equal([150n, 0n, 2n]);
      const totals = await Promise.all([0, 1, 2, 3].map((skill) => reputation.totalPointsOf(skill)));
      expect(totals).to.deep.equal([0n, 157n, 0n, 2n]);
    });

    it('holds points up to 208 bits, and refuses more', async () => {
      const { reputation, reporter, bo } = await loadFixture(awardedFixture);
      const most = 2n ** 208n - 1n;
      await reputation.connect(reporter).award(bo, 1, most, 8, 0);
      expect(await reputation.pointsOf(bo, 1)).to.equal(most);
      await expect(reputation.connect(reporter).award(bo, 1, 1, 8, 1)).to.be.revertedWithCustomError(
        reputation,
        'SafeCastOverflowedUintDowncast',
      );
      await expect(reputation.connect(reporter).award(bo, 1, MaxUint256, 8, 1)).to.be.revertedWithPanic(0x11);
    });

    it('reverts for a skill that there is not', async () => {
      const { reputation, reporter, ana } = await loadFixture(awardedFixture);
      for (const skill of [0n, 4n, 255n]) {
        await expect(reputation.connect(reporter).award(ana, skill, 1, 8, 0))
          .to.be.revertedWithCustomError(reputation, 'ReputationUnknownSkill')
          .withArgs(skill);
      }
    });

    it('reverts for anyone but the Rewards contract', async () => {
      const { reputation, timelock, founder, stranger } = await loadFixture(guildFixture);
      for (const account of [timelock, founder, stranger]) {
        await expect(reputation.connect(account).award(account, 1, 1, 1, 0))
          .to.be.revertedWithCustomError(reputation, 'ReputationUnauthorizedReporter')
          .withArgs(account.address);
      }
    });
  });

  describe('relayed calls', () => {
    it('name the signer', async () => {
      const { reputation, forwarder, ana, stranger } = await loadFixture(awardedFixture);
      await forwarder.connect(stranger).execute(await signRequest(forwarder, ana, reputation, ['renounce', 1, 40]));
      const logs = await logsOf(reputation, 'ReputationChanged');
      expect(logs.at(-1)?.args.slice(0, 5)).to.deep.equal([ana.address, 1n, ana.address, Source.Renounced, -40n]);
    });

    it('M-4 are never the Rewards contract', async () => {
      const { reputation, rewards, forwarder, ana } = await loadFixture(awardedFixture);
      const data = reputation.interface.encodeFunctionData('award', [ana.address, 1, 5, 8, 0]);
      const asForwarder = await impersonate(forwarder);
      const forged = asForwarder.sendTransaction({ to: reputation, data: concat([data, rewards.target as string]) });
      await expect(forged)
        .to.be.revertedWithCustomError(reputation, 'ReputationUnauthorizedReporter')
        .withArgs(forwarder.target);
    });
  });

  describe('adjust', () => {
    it('gives and takes points for the timelock', async () => {
      const { reputation, timelock, ana } = await loadFixture(awardedFixture);
      await expect(reputation.connect(timelock).adjust(ana, 1, 5, REASON))
        .to.emit(reputation, 'ReputationChanged')
        .withArgs(ana.address, 1n, timelock.address, Source.Adjustment, 5n, 105n, 0n, 0n, REASON);
      await expect(reputation.connect(timelock).adjust(ana, 1, -105, ZeroHash))
        .to.emit(reputation, 'ReputationChanged')
        .withArgs(ana.address, 1n, timelock.address, Source.Adjustment, -105n, 0n, 0n, 0n, ZeroHash);
      expect(await reputation.pointsOf(ana, 1)).to.equal(0n);
      expect(await reputation.totalPointsOf(1)).to.equal(0n);
    });

    it('takes no more than the account has', async () => {
      const { reputation, timelock, ana, bo } = await loadFixture(awardedFixture);
      for (const [account, skill, had, delta] of [
        [ana, 1n, 100n, -101n],
        [ana, 2n, 0n, -1n],
        [bo, 1n, 0n, -(2n ** 127n)],
      ] as const) {
        await expect(reputation.connect(timelock).adjust(account, skill, delta, REASON))
          .to.be.revertedWithCustomError(reputation, 'ReputationInsufficientPoints')
          .withArgs(account.address, skill, had, -delta);
      }
    });

    it('takes the largest values', async () => {
      const { reputation, timelock, bo } = await loadFixture(guildFixture);
      const most = 2n ** 127n - 1n;
      await reputation.connect(timelock).adjust(bo, 1, most, REASON);
      await reputation.connect(timelock).adjust(bo, 1, most, REASON);
      expect(await reputation.pointsOf(bo, 1)).to.equal(2n * most);
      await reputation.connect(timelock).adjust(bo, 1, -most - 1n, REASON);
      expect(await reputation.totalPointsOf(1)).to.equal(most - 1n);
    });

    it('reverts for no change, for an unknown skill and for anyone else', async () => {
      const { reputation, timelock, officer, ana } = await loadFixture(awardedFixture);
      await expect(reputation.connect(timelock).adjust(ana, 1, 0, REASON)).to.be.revertedWithCustomError(
        reputation,
        'ReputationZeroChange',
      );
      await expect(reputation.connect(timelock).adjust(ana, 4, 1, REASON))
        .to.be.revertedWithCustomError(reputation, 'ReputationUnknownSkill')
        .withArgs(4n);
      for (const account of [ana, officer]) {
        await expect(reputation.connect(account).adjust(ana, 1, 1, REASON))
          .to.be.revertedWithCustomError(reputation, 'AccessManagedUnauthorized')
          .withArgs(account.address);
      }
    });
  });

  describe('T-5 soulbound', () => {
    it('T-5 has no way to transfer or approve', async () => {
      const { reputation, ana, bo } = await loadFixture(awardedFixture);
      const signatures = [
        'transfer(address,uint256)',
        'transferFrom(address,address,uint256)',
        'approve(address,uint256)',
        'safeTransferFrom(address,address,uint256)',
        'safeTransferFrom(address,address,uint256,bytes)',
        'safeTransferFrom(address,address,uint256,uint256,bytes)',
        'safeBatchTransferFrom(address,address,uint256[],uint256[],bytes)',
        'setApprovalForAll(address,bool)',
        'permit(address,address,uint256,uint256,uint8,bytes32,bytes32)',
      ];
      const to = reputation.target as string;
      const addresses = [ana, bo].map(({ address }) => zeroPadValue(address, 32).slice(2)).join('');
      for (const signature of signatures) {
        const data = `${id(signature).slice(0, 10)}${addresses}${'0'.repeat(512)}`;
        await expect(ana.sendTransaction({ to, data }), signature).to.be.revertedWithoutReason(ethers);
      }
      expect(await reputation.pointsOf(ana, 1)).to.equal(100n);
    });

    it('T-5 the holder can renounce points', async () => {
      const { reputation, ana, bo } = await loadFixture(awardedFixture);
      await expect(reputation.connect(ana).renounce(1, 40))
        .to.emit(reputation, 'ReputationChanged')
        .withArgs(ana.address, 1n, ana.address, Source.Renounced, -40n, 60n, 0n, 0n, ZeroHash);
      await expect(reputation.connect(ana).renounce(1, 61))
        .to.be.revertedWithCustomError(reputation, 'ReputationInsufficientPoints')
        .withArgs(ana.address, 1n, 60n, 61n);
      await expect(reputation.connect(bo).renounce(1, 1))
        .to.be.revertedWithCustomError(reputation, 'ReputationInsufficientPoints')
        .withArgs(bo.address, 1n, 0n, 1n);
      await reputation.connect(ana).renounce(1, 60);
      expect(await reputation.totalPointsOf(1)).to.equal(0n);
      await expect(reputation.connect(ana).renounce(1, 0)).to.be.revertedWithCustomError(
        reputation,
        'ReputationZeroChange',
      );
      await expect(reputation.connect(ana).renounce(0, 1))
        .to.be.revertedWithCustomError(reputation, 'ReputationUnknownSkill')
        .withArgs(0n);
    });
  });

  describe('history', () => {
    it('tells the points at any second that is past', async () => {
      const { reputation, timelock, ana } = await loadFixture(awardedFixture);
      const awardedAt = await time.latest();
      await time.setNextBlockTimestamp(awardedAt + 100);
      await reputation.connect(timelock).adjust(ana, 1, 7, REASON);
      await time.setNextBlockTimestamp(awardedAt + 200);
      await reputation.connect(ana).renounce(1, 107);
      await time.increaseTo(awardedAt + 300);
      const expected: [timepoint: number, points: bigint][] = [
        [0, 0n],
        [awardedAt - 1, 0n],
        [awardedAt, 100n],
        [awardedAt + 99, 100n],
        [awardedAt + 100, 107n],
        [awardedAt + 199, 107n],
        [awardedAt + 200, 0n],
        [awardedAt + 299, 0n],
      ];
      for (const [timepoint, points] of expected) {
        expect(await reputation.pastPointsOf(ana, 1, timepoint), `at ${timepoint}`).to.equal(points);
      }
      expect(await reputation.pastPointsOf(ana, 2, awardedAt)).to.equal(0n);
    });

    it('reverts for now and the future', async () => {
      const { reputation, ana } = await loadFixture(awardedFixture);
      const now = await time.latest();
      for (const timepoint of [now, now + 1, 2 ** 48 - 1]) {
        await expect(reputation.pastPointsOf(ana, 1, timepoint))
          .to.be.revertedWithCustomError(reputation, 'ReputationFutureLookup')
          .withArgs(timepoint, now);
      }
    });
  });

  describe('skills', () => {
    it('are added by the timelock, up to 255, each with a name', async () => {
      const { reputation, timelock } = await loadFixture(guildFixture);
      expect(await reputation.connect(timelock).addSkill.staticCall('design')).to.equal(4n);
      await expect(reputation.connect(timelock).addSkill('design'))
        .to.emit(reputation, 'SkillAdded')
        .withArgs(4n, timelock.address, 'design');
      expect(await reputation.skillName(4)).to.equal('design');
      await expect(reputation.connect(timelock).addSkill(''))
        .to.be.revertedWithCustomError(reputation, 'ReputationInvalidSkill')
        .withArgs('');
      for (let skill = 5; skill <= 255; ++skill) await reputation.connect(timelock).addSkill(`skill ${skill}`);
      expect(await reputation.skillName(255)).to.equal('skill 255');
      await expect(reputation.connect(timelock).addSkill('one too many'))
        .to.be.revertedWithCustomError(reputation, 'ReputationInvalidSkill')
        .withArgs('one too many');
      expect(await reputation.skillCount()).to.equal(255n);
    });

    it('are for nobody else to add', async () => {
      const { reputation, founder } = await loadFixture(guildFixture);
      await expect(reputation.connect(founder).addSkill('design'))
        .to.be.revertedWithCustomError(reputation, 'AccessManagedUnauthorized')
        .withArgs(founder.address);
    });
  });
});
