import { randomInt } from 'node:crypto';
import { expect } from 'chai';
import { ethers, networkHelpers, type TestContract } from '../helpers/chain.ts';
import { governanceMoves, memberMoves } from './moves/governanceMoves.ts';
import { recordMoves, rewardMoves, treasuryMoves } from './moves/guildMoves.ts';
import { type Moves, type Stage, stageFixture } from './moves/move.ts';
import { disputeMoves, projectMoves } from './moves/projectMoves.ts';
import { createRandom, type Random } from './random.ts';
import type { Replica } from './replica.ts';
import { replicateAccessManager } from './replicateAccessManager.ts';
import { replicateAuditTrail } from './replicateAuditTrail.ts';
import { replicateCompliance } from './replicateCompliance.ts';
import { replicateFactory } from './replicateFactory.ts';
import { replicateCategoryPolicy, replicateGovernor } from './replicateGovernance.ts';
import { replicatePriorities } from './replicatePriorities.ts';
import { replicateProjects } from './replicateProjects.ts';
import { replicateReputation } from './replicateReputation.ts';
import { replicateRewards } from './replicateRewards.ts';
import { replicateTimelock } from './replicateTimelock.ts';
import { replicateToken } from './replicateToken.ts';
import { replicateTreasury } from './replicateTreasury.ts';

const GAMES = 4;
const MOVES = 400;

const moves: Moves = {
  ...projectMoves,
  ...disputeMoves,
  ...treasuryMoves,
  ...rewardMoves,
  ...recordMoves,
  ...governanceMoves,
  ...memberMoves,
};

/** How often each kind of move is chosen: a project's life takes many of its own. */
const bags: [Moves, number][] = [
  [projectMoves, 8],
  [disputeMoves, 3],
  [treasuryMoves, 2],
  [rewardMoves, 3],
  [recordMoves, 2],
  [governanceMoves, 3],
  [memberMoves, 2],
];

describe('replay', () => {
  const done = new Map<string, number>();

  for (let game = 0; game < GAMES; game += 1) {
    const seed = Number(process.env.GUILDHALL_REPLAY_SEED ?? randomInt(2 ** 31)) + game;

    it(`I-8 events alone rebuild every contract after ${MOVES} moves of all parties (seed ${seed})`, async function () {
      this.timeout(300_000);
      const stage = await networkHelpers.loadFixture(stageFixture);
      stage.proposals.length = 0;
      await play(stage, createRandom(seed), done);
      for (const replica of await rebuild(stage)) await replica.check();
    });
  }

  it('I-8 the games make every kind of move', () => {
    expect(Object.keys(moves).filter((name) => !done.has(name))).to.deep.equal([]);
  });
});

async function play(stage: Stage, random: Random, done: Map<string, number>) {
  const bag = bags.flatMap(([kind, times]) => Array.from({ length: times }, () => Object.entries(kind)));
  for (let count = 0; count < MOVES; count += 1) {
    const [name, move] = random.pick(random.pick(bag));
    const block = await ethers.provider.getBlockNumber();
    try {
      await move(stage, random);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      continue;
    }
    if ((await ethers.provider.getBlockNumber()) > block) done.set(name, (done.get(name) ?? 0) + 1);
  }
}

/** Whether a contract refused the move; anything else is a fault of the test. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && /revert/i.test(error.message);
}

function replicasOf(stage: Stage): Replica[] {
  return [
    replicateFactory(stage.factory),
    replicateAccessManager(stage.accessManager),
    replicateToken(stage.token),
    replicateCategoryPolicy(stage.categoryPolicy),
    replicateGovernor(stage.governor),
    replicateTimelock(stage.timelockController),
    replicatePriorities(stage.priorities),
    replicateTreasury(stage.treasury),
    replicateProjects(stage.projects, stage.token.target as string),
    replicateRewards(stage.rewards),
    replicateReputation(stage.reputation),
    replicateCompliance(stage.compliance, [stage.projects, stage.governor, stage.priorities]),
    replicateAuditTrail(stage.auditTrail),
  ];
}

/** Feeds each contract's replica with its logs, from the first block on. */
async function rebuild(stage: Stage): Promise<Replica[]> {
  const replicas = replicasOf(stage);
  const byAddress = new Map(replicas.map((replica) => [(replica.contract.target as string).toLowerCase(), replica]));
  const times = new Map<number, number>();
  for (const log of await ethers.provider.getLogs({ fromBlock: 0, toBlock: 'latest' })) {
    const replica = byAddress.get(log.address.toLowerCase());
    if (!replica) continue;
    const timestamp = times.get(log.blockNumber) ?? (await ethers.provider.getBlock(log.blockNumber))?.timestamp ?? 0;
    times.set(log.blockNumber, timestamp);
    apply(replica, log, timestamp);
  }
  return replicas;
}

function apply({ contract, apply: applyEvent }: Replica, log: Parameters<typeof parse>[1], timestamp: number) {
  const event = parse(contract, log);
  if (!event) throw new Error(`A log of ${contract.target} is not in its ABI.`);
  applyEvent({ name: event.name, args: event.args, timestamp });
}

function parse(contract: TestContract, log: { topics: ReadonlyArray<string>; data: string }) {
  return contract.interface.parseLog(log);
}
