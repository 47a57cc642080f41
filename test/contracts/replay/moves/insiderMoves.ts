import { ZeroHash } from 'ethers';
import { networkHelpers } from '../../helpers/chain.ts';
import { digestOf } from '../../helpers/guild.ts';
import { DAY } from '../../helpers/projects.ts';
import { Category, rulesOf } from '../../helpers/proposal.ts';
import { anyId, type Moves, OFFICER, type Stage } from './move.ts';

/** Seconds in which the tests' guild can execute what passed. */
const EXECUTION_PERIOD = rulesOf(Category.Parameters).executionPeriod;

/** Seconds that one who has the officer's role with a delay waits. */
const DELAY = 3_600;

/** Moves of one who has every part at once, of an owner of fifty accounts, and of those who act late or indirectly. */
export const insiderMoves: Moves = {
  async freezeAsClient(stage, random) {
    if (!random.once(3)) return;
    const until = (await networkHelpers.time.latest()) + 1 + random.number(5 * DAY);
    return stage.compliance.connect(stage.client).freeze(random.pick(stage.everyone), until, digestOf('reason'));
  },
  unfreezeAsClient: async (stage, random) =>
    stage.compliance.connect(stage.client).unfreeze(random.pick(stage.everyone), digestOf('reason')),
  freezeCrowd: async (stage, random) =>
    stage.compliance
      .connect(stage.client)
      .freeze(random.pick(stage.crowd), (await networkHelpers.time.latest()) + DAY, digestOf('reason')),
  async castVoteAsCrowd(stage, random) {
    if (stage.proposals.length === 0) return;
    const voter = random.pick(stage.crowd);
    const { id } = random.pick(stage.proposals.slice(-3));
    await stage.governor.connect(voter).castVote(id, random.pick([0, 1, 1, 1, 2]));
    stage.crowdVotes.push({ voter, id });
  },
  async castBallotAsCrowd(stage, random) {
    const roundId = anyId(await stage.priorities.roundCount(), random);
    return stage.priorities.connect(random.pick(stage.crowd)).castBallot(roundId, [1], [10_000]);
  },
  transferInCrowd: async (stage, random) =>
    stage.token
      .connect(random.pick(stage.crowd))
      .transfer(random.pick(stage.crowd), BigInt(random.number(1_000_000_000))),
  delegateInCrowd: async (stage, random) =>
    stage.token.connect(random.pick(stage.crowd)).delegate(random.pick(stage.crowd)),
  async recordVoteOfCrowd(stage, random) {
    if (stage.crowdVotes.length === 0) return;
    const { voter, id } = random.pick(stage.crowdVotes.slice(-20));
    await stage.rewards.recordVote(voter, id);
  },
  async claimParticipationOfCrowd(stage, random) {
    if (stage.crowdVotes.length === 0) return;
    const { voter } = random.pick(stage.crowdVotes.slice(-20));
    const epoch = (await stage.rewards.currentEpoch()) - 2n - BigInt(random.number(2));
    await stage.rewards.claimParticipation(voter, epoch);
  },
  /** In the last hours in which it can be, or after them. */
  async executeLate(stage, random) {
    if (stage.proposals.length === 0 || !random.once(4)) return;
    const proposal = random.pick(stage.proposals.slice(-3));
    const eta = await stage.governor.proposalEta(proposal.id);
    const lastSecond = Number(eta) + EXECUTION_PERIOD;
    if (eta === 0n || lastSecond < (await networkHelpers.time.latest())) return;
    await networkHelpers.time.increaseTo(lastSecond - 100 + random.number(200));
    return proposal.execute(stage.stranger);
  },
  /** Whoever acts through the access manager is refused; then it acts itself. */
  async actIndirectly(stage, random) {
    const { target, actor, name, args } = await anyRestricted(
      stage,
      random.number(4),
      random.pick(stage.everyone).address,
    );
    const data = target.interface.encodeFunctionData(name, args);
    const calls = [
      () => stage.accessManager.connect(actor).execute(target, data),
      () =>
        stage.accessManager
          .connect(actor)
          .multicall([stage.accessManager.interface.encodeFunctionData('execute', [target.target, data])]),
    ];
    for (const call of calls) await expectRefusal(call);
    return target.connect(actor).getFunction(name)(...args);
  },
  /** Who has a role with a delay schedules at the access manager, and then acts itself. */
  async actWithDelay(stage, random) {
    const { accessManager, compliance, delayed } = stage;
    const data = compliance.interface.encodeFunctionData('setStatus', statusOf(random.pick(stage.everyone).address));
    await accessManager.connect(delayed).schedule(compliance, data, 0);
    if (random.once(3)) return accessManager.connect(delayed).cancel(delayed, compliance, data);
    await networkHelpers.time.increase(DELAY);
    await expectRefusal(() => accessManager.connect(stage.stranger).execute(compliance, data));
    return delayed.sendTransaction({ to: compliance, data });
  },
  grantRoleWithDelay: async (stage, random) =>
    stage.accessManager.connect(stage.timelock).grantRole(OFFICER, stage.delayed, DELAY + random.number(2) * DELAY),
};

/** A call that the access manager lets somebody make. */
async function anyRestricted({ compliance, projects, client, timelock }: Stage, kind: number, account: string) {
  const until = (await networkHelpers.time.latest()) + DAY;
  const calls = [
    { target: compliance, actor: client, name: 'setStatus', args: statusOf(account) },
    { target: compliance, actor: client, name: 'freeze', args: [account, until, digestOf('reason')] },
    { target: projects, actor: timelock, name: 'setFeeBps', args: [100] },
    { target: compliance, actor: timelock, name: 'setJurisdictionBlocked', args: ['0x5858', true] },
  ];
  return calls[kind] as (typeof calls)[number];
}

function statusOf(account: string): unknown[] {
  return [account, 1, '0x4445', 0, ZeroHash, digestOf('evidence')];
}

/** What a contract should refuse but does not is a fault, and not another move that was made. */
async function expectRefusal(call: () => Promise<unknown>) {
  const made = await call().then(
    () => true,
    () => false,
  );
  if (made) throw new Error('A call through the access manager was made.');
}
