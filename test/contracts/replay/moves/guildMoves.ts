import { encodeBytes32String, ZeroAddress, ZeroHash } from 'ethers';
import type { Random } from '../../../../testing/random.ts';
import { anchorOf } from '../../helpers/audit.ts';
import { ethers, networkHelpers } from '../../helpers/chain.ts';
import { DOLLAR, digestOf, TOKEN } from '../../helpers/guild.ts';
import { DAY } from '../../helpers/projects.ts';
import { anyId, anyToken, type Moves, type Stage } from './move.ts';

const REF = encodeBytes32String('ref');

/** Moves of depositors, of the guild as treasurer and of budgets' spenders. */
export const treasuryMoves: Moves = {
  async deposit(stage, random) {
    const token = anyToken(stage, random);
    const amount = BigInt(1 + random.number(1_000_000_000));
    const value = token === ZeroAddress ? amount : 0n;
    return stage.treasury.connect(stage.founder).deposit(token, amount, 0, REF, { value });
  },
  pay: async (stage, random) =>
    stage.treasury
      .connect(stage.timelock)
      .pay(anyToken(stage, random), stage.bo, 1 + random.number(1_000_000), random.number(4), REF, 'Memo'),
  async openBudget(stage, random) {
    const endsAt = random.once(2) ? 0 : (await networkHelpers.time.latest()) + 100 * DAY;
    const terms = {
      ...{ token: anyToken(stage, random), limit: 1_000n * DOLLAR, period: random.once(2) ? 0 : DAY },
      ...{ startsAt: 0, endsAt, ref: REF, title: 'Budget', spenders: [stage.ana] },
    };
    return stage.treasury.connect(stage.timelock).openBudget(terms);
  },
  async setBudgetSpender(stage, random) {
    const budgetId = anyId(await stage.treasury.budgetCount(), random);
    return stage.treasury.connect(stage.timelock).setBudgetSpender(budgetId, stage.bo, random.once(2));
  },
  async closeBudget(stage, random) {
    const budgetId = anyId(await stage.treasury.budgetCount(), random);
    if (random.once(5)) await stage.treasury.connect(stage.timelock).closeBudget(budgetId);
  },
  async payFromBudget(stage, random) {
    const budgetId = anyId(await stage.treasury.budgetCount(), random);
    const spender = random.pick([stage.ana, stage.bo]);
    return stage.treasury.connect(spender).payFromBudget(budgetId, stage.holder, 1 + random.number(1_000), 0, REF, '');
  },
  async recognize(stage, random) {
    await stage.dollar.mint(stage.treasury, BigInt(random.number(1_000)));
    return stage.treasury.connect(stage.stranger).recognize(stage.dollar);
  },
};

/** Moves around rewards and reputation. */
export const rewardMoves: Moves = {
  claim: async (stage, random) => stage.rewards.connect(stage.stranger).claim(random.pick(stage.contributors)),
  claimMany: async (stage) => stage.rewards.connect(stage.stranger).claimMany(stage.contributors),
  async claimGrants(stage, random) {
    const account = random.pick(stage.contributors);
    const grantId = anyId(await stage.rewards.grantCountOf(account), random);
    return stage.rewards.connect(stage.stranger).claimGrants(account, [grantId]);
  },
  async setRewardTerms(stage, random) {
    const terms = { ...stage.config.rewardTerms, vestingDuration: random.once(2) ? 0 : 30 * DAY };
    return stage.rewards.connect(stage.timelock).setRewardTerms(terms);
  },
  async setRewardRates(stage, random) {
    const rates = [BigInt(random.number(2 ** 31)) * TOKEN, BigInt(random.number(1_000)) * 10n ** 10n];
    return stage.rewards.connect(stage.timelock).setRewardRates(anyToken(stage, random), ...rates);
  },
  setParticipationBudget: async (stage, random) =>
    stage.rewards.connect(stage.timelock).setParticipationBudget(BigInt(random.number(1_000)) * TOKEN),
  async recordVote(stage, random) {
    if (stage.proposals.length === 0) return;
    await stage.rewards.recordVote(random.pick([stage.founder, stage.holder]), random.pick(stage.proposals).id);
  },
  async claimParticipation(stage, random) {
    if (random.once(4)) await networkHelpers.time.increase(30 * DAY);
    const epoch = (await stage.rewards.currentEpoch()) - 2n;
    return stage.rewards.claimParticipation(random.pick([stage.founder, stage.holder]), epoch);
  },
  addSkill: async (stage, random) => stage.reputation.connect(stage.timelock).addSkill(`skill ${random.number(1_000)}`),
  adjust: async (stage, random) =>
    stage.reputation
      .connect(stage.timelock)
      .adjust(random.pick(stage.contributors), 1, random.number(200) - 100, digestOf('reason')),
  renounce: async (stage, random) => stage.reputation.connect(random.pick(stage.contributors)).renounce(1, 1),
};

/** Moves of the compliance officer, of those who accept agreements, and of auditors. */
export const recordMoves: Moves = {
  setStatus: async (stage, random) =>
    stage.compliance
      .connect(stage.officer)
      .setStatus(random.pick(stage.everyone), random.number(4), '0x4445', 0, ZeroHash, ZeroHash),
  async freeze(stage, random) {
    if (!random.once(4)) return;
    const until = (await networkHelpers.time.latest()) + 5 * DAY;
    await stage.compliance.connect(stage.officer).freeze(random.pick(stage.everyone), until, digestOf('reason'));
  },
  unfreeze: async (stage, random) =>
    stage.compliance.connect(stage.officer).unfreeze(random.pick(stage.everyone), digestOf('reason')),
  endFreeze: async (stage, random) => stage.compliance.connect(stage.stranger).endFreeze(random.pick(stage.everyone)),
  setJurisdictionBlocked: async (stage, random) =>
    stage.compliance.connect(stage.timelock).setJurisdictionBlocked('0x5858', random.once(2)),
  async publishAgreement(stage, random) {
    const agreementId = random.once(3) ? 0n : await stage.compliance.agreementCount();
    const digest = digestOf(`agreement ${random.number(1_000)}`);
    return stage.compliance.connect(stage.timelock).publishAgreement(agreementId, 'Terms', digest, 'bafkreiterms');
  },
  async acceptAgreement(stage, random) {
    const agreementId = anyId(await stage.compliance.agreementCount(), random);
    const { version, digest } = await stage.compliance.agreementOf(agreementId);
    return stage.compliance.connect(random.pick(stage.everyone)).acceptAgreement(agreementId, version, digest);
  },
  async setActionPolicy(stage, random) {
    const policy = { enabled: random.once(8), minLevel: random.number(2), agreementId: 0 };
    return stage.compliance.connect(stage.timelock).setActionPolicy(random.number(5), policy);
  },
  async anchor(stage, random) {
    const { auditTrail, auditor } = stage;
    const { entryCount } = await auditTrail.anchorOf(await auditTrail.anchorCount());
    const toBlock = (await ethers.provider.getBlockNumber()) - random.number(3);
    const next = await anchorOf(auditTrail, Math.max(1, Number(entryCount) + random.number(40)), toBlock);
    return auditTrail.connect(auditor).anchor(...next);
  },
  raiseFinding: async (stage, random) =>
    stage.auditTrail
      .connect(stage.auditor)
      .raiseFinding(random.number(5), REF, 'Finding', digestOf('finding'), 'bafkreifinding'),
  answerFinding: async (stage, random) =>
    stage.auditTrail
      .connect(stage.timelock)
      .answerFinding(await anyFinding(stage, random), digestOf('answer'), 'bafkreianswer'),
  closeFinding: async (stage, random) =>
    stage.auditTrail
      .connect(stage.auditor)
      .closeFinding(await anyFinding(stage, random), 1 + random.number(3), ZeroHash, ''),
  async publishStatement(stage, random) {
    const last = anyId(await stage.auditTrail.anchorCount(), random);
    const statement = [digestOf('statement'), 'bafkreistatement'];
    return stage.auditTrail.connect(stage.auditor).publishStatement(1, last, random.number(4), ...statement);
  },
};

async function anyFinding({ auditTrail }: Stage, random: Random): Promise<number> {
  return anyId(await auditTrail.findingCount(), random);
}
