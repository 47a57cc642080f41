import { expect } from 'chai';
import { getAddress, id, toBeHex, ZeroAddress, ZeroHash } from 'ethers';
import { contractAt, ethers, networkHelpers, type TestContract } from '../helpers/chain.ts';
import { eventsOf, logsOf } from '../helpers/events.ts';
import { type GuildConfig, guildFixture, platformFixture, TOKEN } from '../helpers/guild.ts';

const { loadFixture } = networkHelpers;

const parts = [
  ...(['accessManager', 'token', 'governor', 'timelock', 'treasury', 'projects', 'rewards'] as const),
  ...(['categoryPolicy', 'priorities', 'reputation', 'compliance', 'auditTrail'] as const),
];

const smallestRules = {
  quorumBps: 10_000,
  approvalBps: 0,
  votingDelay: 0,
  votingPeriod: 600,
  lateQuorumExtension: 0,
  timelockDelay: 0,
  executionPeriod: 86_400,
};

function bigints(values: Record<string, number | bigint>) {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, BigInt(value)]));
}

describe('GuildFactory', () => {
  describe('createGuild', () => {
    it('emits GuildCreated with everything the guild starts with, before any other log', async () => {
      const { factory, founder, config } = await loadFixture(platformFixture);
      const predicted = await factory.predictGuild(founder.address, config);
      const receipt = await (await factory.connect(founder).createGuild(config)).wait();

      const first = receipt.logs[0];
      expect(first.address).to.equal(await factory.getAddress());
      const event = factory.interface.parseLog(first);
      expect(event?.name).to.equal('GuildCreated');
      expect(event?.args.guildId).to.equal(1n);
      expect(event?.args.creator).to.equal(founder.address);
      expect(event?.args.contracts.toArray()).to.deep.equal(predicted.toArray());
      const emitted = event?.args.config;
      const encode = (value: unknown) => factory.interface.encodeFunctionData('createGuild', [value]);
      expect(encode(emitted)).to.equal(encode(config));
      expect(receipt.logs.filter((log: { topics: string[] }) => log.topics[0] === first.topics[0])).to.have.length(1);
    });

    it('deploys at the predicted addresses, and knows each contract', async () => {
      const { factory, founder, config } = await loadFixture(platformFixture);
      const predicted = await factory.predictGuild(founder.address, config);
      const answer = await factory.connect(founder).createGuild.staticCall(config);
      expect(answer.guildId).to.equal(1n);
      expect(answer.contracts.toArray()).to.deep.equal(predicted.toArray());

      await factory.connect(founder).createGuild(config);
      expect(await factory.guildCount()).to.equal(1n);
      expect((await factory.contractsOf(1)).toArray()).to.deep.equal(predicted.toArray());
      expect((await factory.contractsOf(2)).toArray()).to.deep.equal(parts.map(() => ZeroAddress));
      for (const part of parts) {
        expect(await factory.guildOf(predicted[part]), part).to.equal(1n);
        expect(await ethers.provider.getCode(predicted[part]), part).to.have.length(2 + 2 * 45);
      }
      expect(await factory.guildOf(founder.address)).to.equal(0n);
    });

    it('E-24 gives every creator and every configuration addresses of their own', async () => {
      const { factory, founder, stranger, config } = await loadFixture(platformFixture);
      const mine = await factory.predictGuild(founder.address, config);
      const theirs = await factory.predictGuild(stranger.address, config);
      const other = await factory.predictGuild(founder.address, { ...config, feeBps: config.feeBps + 1 });
      const addresses = [mine, theirs, other].flatMap((contracts) => contracts.toArray());
      expect(new Set(addresses).size).to.equal(3 * parts.length);

      await factory.connect(stranger).createGuild(config);
      await factory.connect(founder).createGuild(config);
      expect((await factory.contractsOf(2)).toArray()).to.deep.equal(mine.toArray());
    });

    it('reverts when the same creator creates the same guild again', async () => {
      const { factory, founder, config } = await loadFixture(platformFixture);
      await factory.connect(founder).createGuild(config);
      await expect(factory.connect(founder).createGuild(config))
        .to.be.revertedWithCustomError(factory, 'GuildFactoryGuildExists')
        .withArgs(1n);
    });

    it('takes over the configuration', async () => {
      const { config, token, governor, timelockController, treasury, projects, rewards, accessManager, ...fixture } =
        await loadFixture(guildFixture);
      const { founder, holder, guardian, dollar } = fixture;
      expect(await token.name()).to.equal(config.name);
      expect(await token.symbol()).to.equal(config.symbol);
      expect(await token.decimals()).to.equal(18n);
      expect(await token.cap()).to.equal(config.supplyCap);
      expect(await token.totalSupply()).to.equal(1_000n * TOKEN);
      expect(await token.balanceOf(founder)).to.equal(600n * TOKEN);
      expect(await token.balanceOf(holder)).to.equal(400n * TOKEN);

      expect(await governor.name()).to.equal(config.name);
      expect(await governor.token()).to.equal(await token.getAddress());
      expect(await governor.timelock()).to.equal(await timelockController.getAddress());
      expect(await governor.categoryPolicy()).to.equal(await fixture.categoryPolicy.getAddress());
      expect(await fixture.categoryPolicy.proposalThreshold()).to.equal(config.proposalThreshold);
      for (const [category, rules] of config.categories.entries()) {
        const [taken] = await fixture.categoryPolicy.rulesOf(category);
        expect(taken.toObject(), `category ${category}`).to.deep.equal(bigints(rules));
      }
      expect(await governor.proposalGuardian()).to.equal(guardian.address);
      expect(await timelockController.getMinDelay()).to.equal(config.timelockDelay);

      expect(await projects.feeBps()).to.equal(config.feeBps);
      expect(await projects.isTokenAllowed(dollar)).to.equal(true);
      expect(await rewards.rewardRateOf(dollar)).to.equal(config.paymentTokens[0]?.rewardRate);
      expect((await rewards.rewardTerms()).toObject()).to.deep.equal(bigints(config.rewardTerms));
      const { reputation, priorities, compliance, auditTrail, categoryPolicy } = fixture;
      expect(await rewards.reputationRateOf(dollar)).to.equal(config.paymentTokens[0]?.reputationRate);
      expect(await reputation.skillCount()).to.equal(config.skills.length);
      expect(await reputation.skillName(1)).to.equal(config.skills[0]);
      const managed = [
        token,
        treasury,
        projects,
        rewards,
        reputation,
        priorities,
        compliance,
        auditTrail,
        categoryPolicy,
      ];
      for (const contract of managed) {
        expect(await contract.authority()).to.equal(await accessManager.getAddress());
      }
    });

    it('works with no guardian, officer, auditor, payment token, skill or delay', async () => {
      const { factory, founder, config } = await loadFixture(platformFixture);
      const smallest = {
        ...config,
        guardian: ZeroAddress,
        complianceOfficer: ZeroAddress,
        auditor: ZeroAddress,
        paymentTokens: [],
        skills: [],
        categories: config.categories.map(() => smallestRules),
        timelockDelay: 0,
        proposalThreshold: 0n,
        feeBps: 0,
        supplyCap: 1_000n * TOKEN,
        rewardTerms: { ...config.rewardTerms, cap: 0n },
      };
      const receipt = await (await factory.connect(founder).createGuild(smallest)).wait();
      const contracts = await factory.contractsOf(1);
      const governor = await contractAt('GuildGovernor', contracts.governor);
      const names = (await eventsOf(receipt, governor)).map(({ name }) => name);
      expect(names).to.not.include('ProposalGuardianSet');
      expect(await governor.proposalGuardian()).to.equal(ZeroAddress);
      const manager = await contractAt('AccessManager', contracts.accessManager);
      for (const { name, args } of await eventsOf(receipt, manager)) {
        if (name === 'RoleGranted') expect(args.account).to.not.equal(ZeroAddress);
      }
    });
  });

  describe('createGuild refuses what cannot work', () => {
    const year = 365 * 86_400;
    const most = 2n ** 208n - 1n;
    const cases: [string, string, (config: GuildConfig) => Partial<GuildConfig>][] = [
      ['an empty name', 'name', () => ({ name: '' })],
      ['an empty symbol', 'symbol', () => ({ symbol: '' })],
      ['no charter digest', 'charterDigest', () => ({ charterDigest: ZeroHash })],
      ['no charter CID', 'charterCid', () => ({ charterCid: '' })],
      ['no holders', 'allocations', () => ({ allocations: [] })],
      ['the zero address as holder', 'allocations', () => ({ allocations: [{ account: ZeroAddress, amount: 1n }] })],
      [
        'an empty allocation',
        'allocations',
        ({ allocations: [a] }) => ({ allocations: a ? [{ ...a, amount: 0n }] : [] }),
      ],
      [
        'allocations beyond what votes can count',
        'allocations',
        ({ allocations }) => ({ allocations: allocations.map((a) => ({ ...a, amount: most })) }),
      ],
      ['a cap below the allocations', 'supplyCap', () => ({ supplyCap: 1_000n * TOKEN - 1n })],
      ['a cap beyond what votes can count', 'supplyCap', () => ({ supplyCap: most + 1n })],
      ['a timelock delay of more than a year', 'timelockDelay', () => ({ timelockDelay: year + 1 })],
      [
        'a category that waits less than the timelock',
        'categories',
        ({ categories, timelockDelay }) => ({
          categories: categories.map((rules) => ({ ...rules, timelockDelay: timelockDelay - 1 })),
        }),
      ],
      [
        'more rewards than the cap leaves',
        'rewardTerms',
        ({ rewardTerms, supplyCap }) => ({ rewardTerms: { ...rewardTerms, cap: supplyCap - 1_000n * TOKEN + 1n } }),
      ],
      ['a fee above 10%', 'feeBps', () => ({ feeBps: 1_001 })],
      [
        'a payment token without code',
        'paymentTokens',
        ({ allocations: [a] }) => ({
          paymentTokens: [{ token: a?.account ?? '', rewardRate: 0n, reputationRate: 0n }],
        }),
      ],
      [
        'a payment token twice',
        'paymentTokens',
        ({ paymentTokens }) => ({ paymentTokens: [...paymentTokens, ...paymentTokens] }),
      ],
    ];

    for (const [what, field, change] of cases) {
      it(`reverts with ${field} for ${what}`, async () => {
        const { factory, config } = await loadFixture(platformFixture);
        await expect(factory.createGuild({ ...config, ...change(config) }))
          .to.be.revertedWithCustomError(factory, 'GuildFactoryInvalidConfig')
          .withArgs(field);
      });
    }
  });

  describe('roles after createGuild', () => {
    it('G-10 leaves the timelock as the only admin of roles, and nothing with the factory or the creator', async () => {
      const { accessManager, rewards, timelock, officer, auditor, ...fixture } = await loadFixture(guildFixture);
      const members = new Map<bigint, Set<string>>();
      for (const { eventName, args } of await logsOf(accessManager)) {
        const accounts = members.get(args.roleId) ?? new Set();
        if (eventName === 'RoleGranted') members.set(args.roleId, accounts.add(args.account));
        if (eventName === 'RoleRevoked') accounts.delete(args.account);
      }
      expect([...members].map(([role, accounts]) => [role, [...accounts]])).to.have.deep.members([
        [0n, [timelock.address]],
        [1n, [await rewards.getAddress()]],
        [2n, [timelock.address, officer.address]],
        [3n, [auditor.address]],
      ]);
      for (const account of [fixture.factory, fixture.founder, fixture.deployer, fixture.governor]) {
        for (const role of [0, 1, 2, 3]) {
          expect((await accessManager.hasRole(role, account)).isMember).to.equal(false);
        }
      }
      expect(await accessManager.hasRole(0, timelock)).to.deep.equal([true, 0n]);
    });

    it('gives each role its functions, and everything else to the timelock', async () => {
      const { accessManager, token, projects, compliance, auditTrail } = await loadFixture(guildFixture);
      const given: [TestContract, string, bigint][] = [
        [token, 'mint', 1n],
        ...['setStatus', 'freeze', 'unfreeze'].map((name): [TestContract, string, bigint] => [compliance, name, 2n]),
        ...['holdCredit', 'releaseCredit'].map((name): [TestContract, string, bigint] => [projects, name, 2n]),
        ...['anchor', 'raiseFinding', 'publishStatement'].map((name): [TestContract, string, bigint] => [
          auditTrail,
          name,
          3n,
        ]),
      ];
      const selectors = given.map(([target, name]) => `${target.target} ${target.getFunction(name).fragment.selector}`);
      for (const [target, name, role] of given) {
        const { selector } = target.getFunction(name).fragment;
        expect(await accessManager.getTargetFunctionRole(target, selector), name).to.equal(role);
      }
      const updated = await logsOf(accessManager, 'TargetFunctionRoleUpdated');
      expect(updated.map(({ args }) => `${args.target} ${args.selector}`)).to.have.members(selectors);
      const labels = await logsOf(accessManager, 'RoleLabel');
      expect(labels.map(({ args }) => args.toArray())).to.deep.equal([
        [1n, 'MINTER'],
        [2n, 'COMPLIANCE_OFFICER'],
        [3n, 'AUDITOR'],
      ]);
    });

    it('G-12 gives each function that governance calls its category', async () => {
      const fixture = await loadFixture(guildFixture);
      const Category = { Prioritization: 0n, Resources: 1n, Strategy: 2n, Compliance: 3n, Parameters: 4n };
      const categories: [TestContract, bigint, string[]][] = [
        [fixture.priorities, Category.Prioritization, ['openRound']],
        [fixture.treasury, Category.Resources, ['pay', 'openBudget', 'openRoundBudgets']],
        [fixture.treasury, Category.Resources, ['setBudgetSpender', 'closeBudget']],
        [fixture.projects, Category.Resources, ['acceptProject']],
        [fixture.categoryPolicy, Category.Strategy, ['adoptStrategy']],
        [fixture.compliance, Category.Compliance, ['setStatus', 'freeze', 'unfreeze']],
        [fixture.compliance, Category.Compliance, ['setJurisdictionBlocked', 'publishAgreement']],
        [fixture.projects, Category.Compliance, ['holdCredit', 'releaseCredit']],
        [fixture.auditTrail, Category.Compliance, ['answerFinding']],
        [fixture.accessManager, Category.Parameters, ['grantRole', 'setTargetFunctionRole', 'execute']],
        [fixture.categoryPolicy, Category.Parameters, ['setCategoryRules', 'setFunctionCategory']],
        [fixture.rewards, Category.Parameters, ['setRewardRates', 'setRewardTerms', 'setParticipationBudget']],
        [fixture.compliance, Category.Parameters, ['setActionPolicy']],
        [fixture.projects, Category.Parameters, ['setFeeBps', 'setTokenAllowed', 'setFeeTokenRate']],
        [fixture.governor, Category.Parameters, ['relay', 'updateTimelock', 'setProposalGuardian']],
      ];
      for (const [target, category, names] of categories) {
        for (const name of names) {
          const { selector } = target.getFunction(name).fragment;
          expect(await fixture.categoryPolicy.functionCategoryOf(target, selector), name).to.equal(category);
        }
      }
    });

    it('G-10 leaves the timelock as its own only admin, the governor as only proposer, executor and canceller', async () => {
      const { timelockController, governor, factory, founder, deployer, timelock } = await loadFixture(guildFixture);
      const granted = await logsOf(timelockController, 'RoleGranted');
      const grants = granted.map(({ args }) => [args.role, args.account]);
      expect(grants).to.have.deep.members([
        [ZeroHash, timelock.address],
        [id('PROPOSER_ROLE'), await governor.getAddress()],
        [id('CANCELLER_ROLE'), await governor.getAddress()],
        [id('EXECUTOR_ROLE'), await governor.getAddress()],
      ]);
      for (const account of [factory, founder, deployer]) {
        for (const role of ['DEFAULT_ADMIN_ROLE', 'PROPOSER_ROLE', 'CANCELLER_ROLE', 'EXECUTOR_ROLE']) {
          const roleId = await timelockController.getFunction(role)();
          expect(await timelockController.hasRole(roleId, account), role).to.equal(false);
        }
      }
    });
  });
});

describe('the size of a new guild', () => {
  it('G-27 fits into a transaction of 16,777,216 gas (EIP-7825) with the most of each, and takes no more', async () => {
    const { factory, founder, config, dollar } = await loadFixture(platformFixture);
    const allocations = numbered(100).map((account) => ({ account, amount: TOKEN }));
    const code = await ethers.provider.getCode(dollar);
    for (const token of numbered(13)) await networkHelpers.setCode(token, code);
    const paymentTokens = numbered(12).map((token) => ({ token, rewardRate: 2n ** 100n, reputationRate: 2n ** 100n }));
    const skills = numbered(16).map((name) => name.slice(2).padEnd(64, 's'));
    const most = { ...config, name: 'n'.repeat(100), allocations, paymentTokens, skills, proposalThreshold: 0n };
    const receipt = await (await factory.connect(founder).createGuild(most, { gasLimit: 16_777_216n })).wait();
    expect(receipt.gasUsed).to.be.below(16_777_216n);
    const more = {
      allocations: numbered(101).map((account) => ({ account, amount: TOKEN })),
      paymentTokens: numbered(13).map((token) => ({ token, rewardRate: 0n, reputationRate: 0n })),
      skills: numbered(17),
    };
    for (const [field, value] of Object.entries(more)) {
      await expect(factory.connect(founder).createGuild({ ...most, [field]: value }), field)
        .to.be.revertedWithCustomError(factory, 'GuildFactoryInvalidConfig')
        .withArgs(field);
    }
  });
});

/** Different accounts, which nobody has. */
function numbered(count: number): string[] {
  return Array.from({ length: count }, (_, index) => getAddress(toBeHex(0x5000 + index, 20)));
}

describe('GuildFactory constructor', () => {
  it('reverts for an implementation without code', async () => {
    const { deployment, stranger, factory } = await loadFixture(platformFixture);
    const blueprint = await ethers.getContractFactory('GuildFactory');
    for (const part of parts) {
      const implementations = { ...deployment.implementations, [part]: stranger.address };
      await expect(blueprint.deploy(deployment.forwarder, implementations))
        .to.be.revertedWithCustomError(factory, 'GuildFactoryInvalidImplementation')
        .withArgs(stranger.address);
    }
  });
});
