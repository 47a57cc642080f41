import { randomInt } from 'node:crypto';
import { expect } from 'chai';
import { createRandom, type Random } from '../../../testing/random.ts';
import { ethers, networkHelpers, type TestContract } from '../helpers/chain.ts';
import { deriveLedger, expectStored } from './derivedLedger.ts';
import { makeMove, moves } from './game.ts';
import { type Stage, stageFixture } from './moves/move.ts';
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

const MOVES = 5_000;
/** Games that are played besides, for kinds of moves that the others happened not to make. */
const MORE_GAMES = 8;

/** Games that are played at each run, and one that nobody has played before. */
const seeds = [1, 2, 3, 509_042_902, Number(process.env.GUILDHALL_REPLAY_SEED ?? randomInt(2 ** 31))];

describe('replay', () => {
  const done = new Map<string, number>();

  for (const seed of seeds) {
    it(`I-8 events alone rebuild every contract after ${MOVES} moves of all parties (seed ${seed})`, async function () {
      this.timeout(1_200_000);
      const stage = await playGame(seed, done);
      for (const replica of await rebuild(stage)) await replica.check();
      const ledger = await deriveLedger(stage);
      expect([...ledger.records.of('LedgerAccount')].length).to.be.greaterThan(10);
      await expectStored(ledger, stage);
    });
  }

  it('I-8 the games, and if need be further ones, make every kind of move', async function () {
    this.timeout(1_200_000);
    const missing = () => Object.keys(moves).filter((name) => !done.has(name));
    for (let more = 1; more <= MORE_GAMES && missing().length > 0; more += 1) await playGame(1_000 + more, done);
    expect(missing()).to.deep.equal([]);
  });
});

async function playGame(seed: number, done: Map<string, number>): Promise<Stage> {
  const stage = await networkHelpers.loadFixture(stageFixture);
  stage.proposals.length = 0;
  stage.crowdVotes.length = 0;
  await play(stage, createRandom(seed), done);
  return stage;
}

async function play(stage: Stage, random: Random, done: Map<string, number>) {
  for (let count = 0; count < MOVES; count += 1) {
    const made = await makeMove(stage, random);
    if (made !== undefined) done.set(made, (done.get(made) ?? 0) + 1);
  }
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
    replicateCompliance(stage.compliance, gatedOf(stage)),
    replicateAuditTrail(stage.auditTrail),
  ];
}

/** The contracts that keep gates. */
function gatedOf({ projects, governor, priorities, treasury, rewards }: Stage) {
  return [projects, governor, priorities, treasury, rewards];
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
