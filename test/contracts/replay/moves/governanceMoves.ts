import { solidityPacked, ZeroAddress } from 'ethers';
import type { Random } from '../../../../testing/random.ts';
import { networkHelpers } from '../../helpers/chain.ts';
import { DOLLAR, digestOf, TOKEN } from '../../helpers/guild.ts';
import { DAY } from '../../helpers/projects.ts';
import { type Action, proposalOf } from '../../helpers/proposal.ts';
import { anyId, type Moves, type Stage } from './move.ts';

/** Moves of voters, of the guardian and of whoever queues and executes. */
export const governanceMoves: Moves = {
  async propose(stage, random) {
    if (!random.once(3)) return;
    const proposal = await proposalOf(stage, `Proposal ${random.number(2 ** 31)}`, await anyAction(stage, random));
    await proposal.propose(stage.founder);
    stage.proposals.push(proposal);
  },
  async castVote(stage, random) {
    if (stage.proposals.length === 0) return;
    const voter = random.pick([stage.founder, stage.founder, stage.holder, stage.ana]);
    await stage.governor
      .connect(voter)
      .castVote(random.pick(stage.proposals.slice(-3)).id, random.pick([0, 1, 1, 1, 2]));
  },
  async castVoteInParts(stage, random) {
    if (stage.proposals.length === 0) return;
    const parts = [0, 0, 0].map(() => BigInt(random.number(20)) * TOKEN);
    const params = solidityPacked(['uint128', 'uint128', 'uint128'], parts);
    const { id } = random.pick(stage.proposals.slice(-3));
    await stage.governor.connect(stage.founder).castVoteWithReasonAndParams(id, 255, 'Both sides', params);
  },
  queue: async (stage, random) => lateProposal(stage, random)?.queue(stage.stranger),
  execute: async (stage, random) => lateProposal(stage, random)?.execute(stage.stranger),
  finalize: async (stage, random) =>
    stage.proposals.length && stage.governor.connect(stage.stranger).finalize(random.pick(stage.proposals).id),
  cancel: async (stage, random) => random.once(8) && lateProposal(stage, random)?.cancel(stage.guardian),
  async setCategoryRules(stage, random) {
    const rules = { ...stage.config.categories[4], quorumBps: 1 + random.number(1_000) };
    return stage.categoryPolicy.connect(stage.timelock).setCategoryRules(random.number(6), rules);
  },
  setFunctionCategory: async (stage, random) =>
    stage.categoryPolicy.connect(stage.timelock).setFunctionCategory(stage.dollar, '0xa9059cbb', random.number(6)),
  setProposalThreshold: async (stage, random) =>
    stage.categoryPolicy.connect(stage.timelock).setProposalThreshold(BigInt(random.number(20)) * TOKEN),
  adoptStrategy: async (stage) =>
    stage.categoryPolicy.connect(stage.timelock).adoptStrategy('Strategy', digestOf('strategy'), 'bafkreistrategy'),
};

/** Moves of voters on priorities, of token holders and of the guild over its roles. */
export const memberMoves: Moves = {
  openRound: async (stage, random) => stage.priorities.connect(stage.timelock).openRound(await anyRound(stage, random)),
  async castBallot(stage, random) {
    const roundId = anyId(await stage.priorities.roundCount(), random);
    const share = 1 + random.number(9_999);
    const voter = random.pick([stage.founder, stage.holder, stage.ana, stage.bo]);
    return stage.priorities.connect(voter).castBallot(roundId, [1, 2], [share, 10_000 - share]);
  },
  finalizeRound: async (stage, random) =>
    stage.priorities.connect(stage.stranger).finalizeRound(anyId(await stage.priorities.roundCount(), random)),
  openRoundBudgets: async (stage, random) =>
    stage.treasury
      .connect(stage.timelock)
      .openRoundBudgets(anyId(await stage.priorities.roundCount(), random), 0, [stage.ana]),
  transfer: async (stage, random) =>
    stage.token
      .connect(random.pick(stage.everyone))
      .transfer(random.pick(stage.everyone), BigInt(random.number(1_000))),
  delegate: async (stage, random) =>
    stage.token.connect(random.pick(stage.everyone)).delegate(random.pick(stage.everyone)),
  burn: async (stage, random) => stage.token.connect(random.pick(stage.everyone)).burn(BigInt(random.number(100))),
  grantRole: async (stage, random) =>
    stage.accessManager.connect(stage.timelock).grantRole(random.pick([2, 3, 7]), random.pick(stage.everyone), 0),
  revokeRole: async (stage, random) =>
    stage.accessManager.connect(stage.timelock).revokeRole(random.pick([3, 7]), random.pick(stage.everyone)),
  wait: async (_stage, random) => networkHelpers.time.increase(random.pick([30, 61, 120, 600, 3_600, 3_600, 2 * DAY])),
};

async function anyRound({ dollar }: Stage, random: Random) {
  const startsAt = (await networkHelpers.time.latest()) + random.pick([10, 10, -100, 5_000]);
  const budget = random.once(2)
    ? { kind: 1, token: dollar.target, budget: 999n }
    : { kind: 0, token: ZeroAddress, budget: 0n };
  return {
    ...{ ...budget, title: 'Round', digest: digestOf('round'), cid: 'bafkreiround' },
    ...{ projectIds: [1, 2], startsAt, endsAt: startsAt + 3_600 },
  };
}

/** One of the newest proposals. */
function lateProposal({ proposals }: Stage, random: Random) {
  return proposals.length > 0 ? random.pick(proposals.slice(-3)) : undefined;
}

async function anyAction(stage: Stage, random: Random): Promise<Action> {
  const { data } = await stage.projects.setFeeBps.populateTransaction(1);
  return random.pick<Action>([
    [stage.projects, 'setFeeBps', random.number(251)],
    [stage.priorities, 'openRound', await anyRound(stage, random)],
    // Passes and can never be executed.
    [stage.accessManager, 'execute', stage.projects.target, data],
    [stage.categoryPolicy, 'adoptStrategy', 'Strategy', digestOf('strategy'), 'bafkreistrategy'],
    [stage.treasury, 'pay', stage.dollar.target, stage.bo.address, DOLLAR / 1_000n, 0, `0x${'1'.repeat(64)}`, 'Memo'],
  ]);
}
