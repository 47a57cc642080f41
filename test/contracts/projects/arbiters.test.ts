import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { ZeroAddress, ZeroHash } from 'ethers';
import { contractAt, deployContract, ethers, networkHelpers, type TestContract } from '../helpers/chain.ts';
import { at, GROSS, listed, openDispute, rulingOf } from '../helpers/disputes.ts';
import { signRequest } from '../helpers/forward.ts';
import { digestOf, type GuildFixture, guildFixture } from '../helpers/guild.ts';
import { acceptProject, MilestoneStatus, submit, termsOf } from '../helpers/projects.ts';
import { carry, proposalOf } from '../helpers/proposal.ts';
import { settle, settlementOf } from '../helpers/signing.ts';

const { loadFixture } = networkHelpers;

const COST = 12_345n;
const EXTRA_DATA = '0xc0ffee';
const META_EVIDENCE = '/ipfs/bafkreimetaevidence';
const ERC165_ID = '0x01ffc9a7';

/** A guild whose project 1 has this arbiter, and a submitted milestone. */
async function underArbiter(arbiter: TestContract, fixture: Awaited<ReturnType<typeof guildFixture>>) {
  const { projects, client, timelock, ana } = fixture;
  const terms = await termsOf(fixture, { arbiter: await arbiter.getAddress(), maxArbiterFeeBps: 1_000 });
  await projects.connect(client).createProject(terms, 3);
  await acceptProject(projects, timelock, 1);
  await submit(projects, ana, 0);
  return { ...fixture, arbiter, terms };
}

/** Dispute 1, of the arbiter's one account: the guardian. */
async function directFixture() {
  const fixture = await guildFixture();
  const arbiter = await deployContract('DirectArbiter', fixture.forwarder, fixture.guardian);
  const all = await underArbiter(arbiter, fixture);
  await openDispute(all.projects, all.client, 0);
  return all;
}

/** Dispute 1, for the guild itself to decide. */
async function governanceFixture() {
  const all = await underArbiter(await deployContract('GovernanceArbiter'), await guildFixture());
  await openDispute(all.projects, all.client, 0);
  return all;
}

/** Dispute 1, which an ERC-792 arbitrator knows as its dispute 0. */
async function externalFixture() {
  const fixture = await guildFixture();
  const arbitrator = await deployContract('TestArbitrator', COST);
  const arbiter = await deployContract('ERC792Arbiter', arbitrator, EXTRA_DATA, META_EVIDENCE);
  const all = await underArbiter(arbiter, fixture);
  await openDispute(all.projects, all.client, 0, COST);
  return { ...all, arbitrator };
}

/** Moves the clock to the first second in which nobody can rule any more. */
async function pastRuling(projects: TestContract) {
  const { rulingEndsAt } = await projects.disputeOf(1);
  await networkHelpers.time.increaseTo(rulingEndsAt + 1n);
}

describe('DirectArbiter', () => {
  it('rules as its arbitrator says, and pays nobody else', async () => {
    const { projects, dollar, arbiter, guardian, stranger } = await loadFixture(directFixture);
    expect(await arbiter.arbitrator()).to.equal(guardian.address);
    const ruling = rulingOf({ feeBps: 1_000, ruler: stranger.address, digest: digestOf('ruling'), cid: 'bafkrei' });
    const decided = [6_000n, 1_000n, 0n, guardian.address, ruling.digest, ruling.cid];
    const rest = (GROSS * 9n) / 10n;
    await expect(arbiter.connect(guardian).rule(projects, 1, ruling))
      .to.emit(projects, 'DisputeResolved')
      .withArgs(1n, 1n, 0n, arbiter.target, true, decided, (rest * 6n) / 10n, (rest * 4n) / 10n, GROSS / 10n);
    expect(await projects.creditOf(guardian, dollar)).to.equal(GROSS / 10n);
    expect(await projects.creditOf(stranger, dollar)).to.equal(0n);
  });

  it('rules by the forwarder', async () => {
    const { projects, arbiter, guardian, stranger, forwarder } = await loadFixture(directFixture);
    const request = await signRequest(forwarder, guardian, arbiter, ['rule', projects.target, 1, rulingOf()]);
    await forwarder.connect(stranger).execute(request);
    expect((await projects.disputeOf(1)).open).to.equal(false);
  });

  it('reverts for anyone else', async () => {
    const { projects, arbiter, client, timelock, stranger } = await loadFixture(directFixture);
    for (const account of [client, timelock, stranger]) {
      await expect(arbiter.connect(account).rule(projects, 1, rulingOf()))
        .to.be.revertedWithCustomError(arbiter, 'DirectArbiterUnauthorizedAccount')
        .withArgs(account.address);
    }
  });

  it('needs an arbitrator', async () => {
    const { arbiter, forwarder } = await loadFixture(directFixture);
    await expect(deployContract('DirectArbiter', forwarder, ZeroAddress))
      .to.be.revertedWithCustomError(arbiter, 'DirectArbiterInvalidArbitrator')
      .withArgs(ZeroAddress);
  });

  it('E-25 costs nothing and keeps no coins', async () => {
    const { projects, arbiter, client } = await loadFixture(directFixture);
    expect(await arbiter.disputeCost()).to.equal(0n);
    await expect(arbiter.connect(client).openDispute(2, { value: 1n }))
      .to.be.revertedWithCustomError(arbiter, 'DirectArbiterUnexpectedValue')
      .withArgs(1n);
    await arbiter.connect(client).openDispute(2);
    expect(await projects.disputeCount()).to.equal(1n);
  });
});

describe('GovernanceArbiter', () => {
  it('rules as a proposal of the guild says, without a fee', async () => {
    const fixture = await loadFixture(governanceFixture);
    const { projects, dollar, arbiter, timelock, stranger } = fixture;
    const ruling = rulingOf({ feeBps: 1_000, ruler: stranger.address, contributorBps: 2_500 });
    const proposal = await proposalOf(fixture, 'Rule on dispute 1', [arbiter, 'rule', projects.target, 1, ruling]);
    const decided = [2_500n, 0n, 0n, timelock.address, ZeroHash, ''];
    await expect(carry(fixture, proposal))
      .to.emit(projects, 'DisputeResolved')
      .withArgs(1n, 1n, 0n, arbiter.target, true, decided, GROSS / 4n, (GROSS * 3n) / 4n, 0n);
    expect(await projects.creditOf(timelock, dollar)).to.equal(0n);
    expect(await projects.creditOf(stranger, dollar)).to.equal(0n);
  });

  it('reverts for anyone else, founder and arbiter’s deployer included', async () => {
    const { projects, arbiter, client, founder, deployer, stranger } = await loadFixture(governanceFixture);
    for (const account of [client, founder, deployer, stranger]) {
      await expect(arbiter.connect(account).rule(projects, 1, rulingOf()))
        .to.be.revertedWithCustomError(arbiter, 'GovernanceArbiterUnauthorizedAccount')
        .withArgs(account.address);
    }
  });

  it('M-4 knows its caller by msg.sender, not by what a forwarder claims', async () => {
    const { projects, arbiter, founder, stranger, forwarder, accessManager, timelock } =
      await loadFixture(governanceFixture);
    await grantRuling({ accessManager, timelock, arbiter }, founder.address, 0);
    const request = await signRequest(forwarder, founder, arbiter, ['rule', projects.target, 1, rulingOf()]);
    await expect(forwarder.connect(stranger).execute(request)).to.be.revert(ethers);
    await arbiter.connect(founder).rule(projects, 1, rulingOf());
  });

  it('M-7 follows the guild’s access manager, but refuses who must schedule first and calls through it', async () => {
    const { projects, arbiter, founder, accessManager, timelock } = await loadFixture(governanceFixture);
    await grantRuling({ accessManager, timelock, arbiter }, founder.address, 60);
    await expect(arbiter.connect(founder).rule(projects, 1, rulingOf()))
      .to.be.revertedWithCustomError(arbiter, 'GovernanceArbiterUnauthorizedAccount')
      .withArgs(founder.address);
    const call = arbiter.interface.encodeFunctionData('rule', [projects.target, 1, rulingOf()]);
    await accessManager.connect(founder).schedule(arbiter, call, 0);
    await networkHelpers.time.increase(61);
    await expect(accessManager.connect(founder).execute(arbiter, call))
      .to.be.revertedWithCustomError(arbiter, 'GovernanceArbiterUnauthorizedAccount')
      .withArgs(accessManager.target);
    await grantRuling({ accessManager, timelock, arbiter }, founder.address, 0);
    await expect(arbiter.connect(founder).rule(projects, 1, rulingOf())).to.be.revertedWithCustomError(
      arbiter,
      'GovernanceArbiterUnauthorizedAccount',
    );
    await networkHelpers.time.increase(61);
    await arbiter.connect(founder).rule(projects, 1, rulingOf());
    expect((await projects.disputeOf(1)).open).to.equal(false);
  });

  it('E-18 cannot rule on another guild’s disputes', async () => {
    const { projects, arbiter, factory, config, stranger } = await loadFixture(governanceFixture);
    await factory.connect(stranger).createGuild({ ...config, name: 'Other' });
    const other = await factory.contractsOf(2);
    const [otherTimelock] = [await ethers.getImpersonatedSigner(other.timelock)];
    await networkHelpers.setBalance(other.timelock, 10n ** 18n);
    await expect(arbiter.connect(otherTimelock).rule(projects, 1, rulingOf()))
      .to.be.revertedWithCustomError(arbiter, 'GovernanceArbiterUnauthorizedAccount')
      .withArgs(other.timelock);
    const otherProjects = await contractAt('Projects', other.projects);
    await expect(arbiter.connect(otherTimelock).rule(otherProjects, 1, rulingOf()))
      .to.be.revertedWithCustomError(projects, 'ProjectsDisputeNotOpen')
      .withArgs(1n);
  });

  it('E-25 costs nothing and keeps no coins', async () => {
    const { arbiter } = await loadFixture(governanceFixture);
    expect(await arbiter.disputeCost()).to.equal(0n);
    await expect(arbiter.openDispute(2, { value: 1n }))
      .to.be.revertedWithCustomError(arbiter, 'GovernanceArbiterUnexpectedValue')
      .withArgs(1n);
  });
});

describe('ERC792Arbiter', () => {
  it('hands disputes to its arbitrator, at its price', async () => {
    const { projects, arbiter, arbitrator } = await loadFixture(externalFixture);
    expect(await arbiter.arbitrator()).to.equal(arbitrator.target);
    expect(await arbiter.extraData()).to.equal(EXTRA_DATA);
    expect(await arbiter.disputeCost()).to.equal(COST);
    expect(await arbitrator.lastDispute()).to.deep.equal([arbiter.target, 2n, EXTRA_DATA]);
    expect(await ethers.provider.getBalance(arbitrator)).to.equal(COST);
    expect(await arbiter.subjectOf(0)).to.deep.equal([projects.target, 1n]);
  });

  for (const [ruling, contributorBps] of [
    [0, 5_000n],
    [1, 0n],
    [2, 10_000n],
  ] as const) {
    it(`E-18 ruling ${ruling} gives the contributor ${contributorBps} basis points`, async () => {
      const { projects, arbiter, arbitrator } = await loadFixture(externalFixture);
      // Who refuses does not rule.
      const ruler = ruling === 0 ? ZeroAddress : arbitrator.target;
      const decided = [contributorBps, 0n, 0n, ruler, ZeroHash, ''];
      const share = (GROSS * contributorBps) / 10_000n;
      const ruled = await arbitrator.giveRuling(0, ruling);
      await expect(ruled)
        .to.emit(projects, 'DisputeResolved')
        .withArgs(1n, 1n, 0n, arbiter.target, true, decided, share, GROSS - share, 0n);
      await expect(ruled).to.emit(arbiter, 'Ruling').withArgs(arbitrator.target, 0n, ruling);
      expect(await arbiter.subjectOf(0)).to.deep.equal([ZeroAddress, 0n]);
    });
  }

  it('E-18 refuses other rulings', async () => {
    const { arbiter, arbitrator } = await loadFixture(externalFixture);
    await expect(arbitrator.giveRuling(0, 3))
      .to.be.revertedWithCustomError(arbiter, 'ERC792ArbiterInvalidRuling')
      .withArgs(3n);
  });

  describe('tells jurors (ERC-1497)', () => {
    it('what disputes are about, with a title for each ruling, and which dispute it is', async () => {
      const { projects, arbiter, arbitrator, client, bo } = await loadFixture(externalFixture);
      await expect(arbiter.deploymentTransaction()).to.emit(arbiter, 'MetaEvidence').withArgs(0, META_EVIDENCE);
      const file = new URL('../../../contracts/projects/arbiters/metaEvidence.json', import.meta.url);
      const { question, description, rulingOptions } = JSON.parse(await readFile(file, 'utf8'));
      const [, choices] = await arbitrator.lastDispute();
      expect(question).to.be.a('string').that.is.not.empty;
      expect(rulingOptions.titles).to.deep.equal(['The client is right', 'The contributor is right']);
      expect(BigInt(rulingOptions.descriptions.length)).to.equal(choices);
      expect(description).to.include('subjectOf(disputeID).projects').and.include('Anybody may open');
      await submit(projects, bo, 1);
      await expect(openDispute(projects, client, 1, COST))
        .to.emit(arbiter, 'Dispute')
        .withArgs(arbitrator, 1, 0, 1);
    });

    it('what anyone shows them about an open dispute, and from whom it is', async () => {
      const { arbiter, arbitrator, stranger } = await loadFixture(externalFixture);
      await expect(arbiter.connect(stranger).submitEvidence(0, '/ipfs/bafkreievidence'))
        .to.emit(arbiter, 'Evidence')
        .withArgs(arbitrator, 0, stranger.address, '/ipfs/bafkreievidence');
    });

    it('nothing about disputes that are unknown or ruled, and nothing that is nowhere', async () => {
      const { arbiter, arbitrator } = await loadFixture(externalFixture);
      const unknown = (id: number) =>
        expect(arbiter.submitEvidence(id, '/ipfs/bafkreievidence'))
          .to.be.revertedWithCustomError(arbiter, 'ERC792ArbiterUnknownDispute')
          .withArgs(id);
      await unknown(1);
      await expect(arbiter.submitEvidence(0, '')).to.be.revertedWithCustomError(arbiter, 'ERC792ArbiterEmptyEvidence');
      await arbitrator.giveRuling(0, 1);
      await unknown(0);
      await expect(deployContract('ERC792Arbiter', arbitrator, EXTRA_DATA, '')).to.be.revertedWithCustomError(
        arbiter,
        'ERC792ArbiterEmptyEvidence',
      );
    });
  });

  it('E-18 refuses unknown disputes and a second ruling', async () => {
    const { arbiter, arbitrator } = await loadFixture(externalFixture);
    await expect(arbitrator.giveRuling(1, 1))
      .to.be.revertedWithCustomError(arbiter, 'ERC792ArbiterUnknownDispute')
      .withArgs(1n);
    await arbitrator.giveRuling(0, 1);
    await expect(arbitrator.giveRuling(0, 1))
      .to.be.revertedWithCustomError(arbiter, 'ERC792ArbiterUnknownDispute')
      .withArgs(0n);
  });

  it('E-18 takes rulings from its arbitrator only', async () => {
    const { arbiter, client, timelock } = await loadFixture(externalFixture);
    for (const account of [client, timelock]) {
      await expect(arbiter.connect(account).rule(0, 1))
        .to.be.revertedWithCustomError(arbiter, 'ERC792ArbiterUnauthorizedAccount')
        .withArgs(account.address);
    }
  });

  it('E-18 tells disputes apart that were opened beside the project’s', async () => {
    const { projects, arbiter, arbitrator, stranger } = await loadFixture(externalFixture);
    await arbiter.connect(stranger).openDispute(1, { value: COST });
    expect(await arbiter.subjectOf(1)).to.deep.equal([stranger.address, 1n]);
    await expect(arbitrator.giveRuling(1, 2)).to.be.revert(ethers);
    expect((await projects.milestoneOf(1, 0)).status).to.equal(MilestoneStatus.Disputed);
  });

  it('refuses a number that still waits for its ruling', async () => {
    const { arbiter, arbitrator, stranger } = await loadFixture(externalFixture);
    await arbitrator.setNextId(0);
    await expect(arbiter.connect(stranger).openDispute(1, { value: COST }))
      .to.be.revertedWithCustomError(arbiter, 'ERC792ArbiterDisputeExists')
      .withArgs(0n);
  });

  for (const [what, end] of [
    ['a settlement', async (fixture) => settle(fixture, await settlementOf())],
    ['the time for it', ({ projects }) => pastRuling(projects)],
    [
      'the amount was shared',
      async ({ projects, stranger }) => {
        await pastRuling(projects);
        await projects.connect(stranger).expireDispute(1);
      },
    ],
  ] satisfies [string, (fixture: GuildFixture) => Promise<unknown>][]) {
    it(`E-18 a ruling after ${what} closes the arbitrator’s dispute and changes nothing of the project`, async () => {
      const fixture = await loadFixture(externalFixture);
      const { projects, arbiter, arbitrator, dollar, client, ana } = fixture;
      await end(fixture);
      const books = async () => [
        await projects.milestoneOf(1, 0),
        await projects.disputeOf(1),
        await projects.creditOf(client, dollar),
        await projects.creditOf(ana, dollar),
      ];
      const before = await books();
      const ruled = await arbitrator.giveRuling(0, 2);
      await expect(ruled).to.emit(arbiter, 'Ruling').withArgs(arbitrator.target, 0n, 2n);
      expect(await listed(ruled, projects)).to.deep.equal([]);
      expect(await books()).to.deep.equal(before);
      expect(await arbiter.subjectOf(0)).to.deep.equal([ZeroAddress, 0n]);
      for (const again of [() => arbitrator.giveRuling(0, 2), () => arbiter.submitEvidence(0, '/ipfs/bafkreilate')]) {
        await expect(again()).to.be.revertedWithCustomError(arbiter, 'ERC792ArbiterUnknownDispute');
      }
    });
  }

  it('E-18 rules in the last second for it', async () => {
    const { projects, arbitrator } = await loadFixture(externalFixture);
    const { rulingEndsAt } = await projects.disputeOf(1);
    await at(rulingEndsAt);
    await expect(arbitrator.giveRuling(0, 1)).to.emit(projects, 'DisputeResolved');
  });

  it('E-18 little gas fails the whole ruling, which can be given again', async () => {
    const { projects, arbiter, arbitrator } = await loadFixture(externalFixture);
    const needed = await arbitrator.giveRuling.estimateGas(0, 2);
    for (let gasLimit = 30_000n; gasLimit < needed; gasLimit += 10_000n) {
      await arbitrator.giveRuling(0, 2, { gasLimit }).catch(() => undefined);
      const { open } = await projects.disputeOf(1);
      expect((await arbiter.subjectOf(0)).projects === ZeroAddress, `${gasLimit}`).to.equal(!open);
      if (!open) return;
    }
    await arbitrator.giveRuling(0, 2);
    expect((await projects.disputeOf(1)).open).to.equal(false);
  });

  it('passes on what it is sent: too little or too much is refused', async () => {
    const { arbiter, arbitrator } = await loadFixture(externalFixture);
    for (const value of [COST - 1n, COST + 1n]) {
      await expect(arbiter.openDispute(9, { value }))
        .to.be.revertedWithCustomError(arbitrator, 'TestArbitratorUnexpectedValue')
        .withArgs(value);
    }
  });
});

describe('every arbiter', () => {
  it('tells by ERC-165 that it is one', async () => {
    const { arbiter: direct } = await loadFixture(directFixture);
    const governance = await deployContract('GovernanceArbiter');
    const external = await deployContract('ERC792Arbiter', ZeroAddress, '0x', META_EVIDENCE);
    const interfaceId = ethers.toBeHex(
      BigInt(direct.interface.getFunction('openDispute')?.selector ?? 0) ^
        BigInt(direct.interface.getFunction('disputeCost')?.selector ?? 0),
      4,
    );
    for (const arbiter of [direct, governance, external]) {
      expect(await arbiter.supportsInterface(interfaceId)).to.equal(true);
      expect(await arbiter.supportsInterface(ERC165_ID)).to.equal(true);
      expect(await arbiter.supportsInterface('0xffffffff')).to.equal(false);
    }
  });
});

/** Lets an account rule for the guild, after a delay. */
async function grantRuling(
  {
    accessManager,
    timelock,
    arbiter,
  }: Record<'accessManager' | 'arbiter', TestContract> & {
    timelock: Awaited<ReturnType<typeof ethers.getImpersonatedSigner>>;
  },
  account: string,
  delay: number,
) {
  const role = 77;
  const manager = accessManager.connect(timelock);
  await manager.setTargetFunctionRole(arbiter, [arbiter.interface.getFunction('rule')?.selector], role);
  await manager.grantRole(role, account, delay);
}
