import type { Random } from '../../testing/random.ts';
import type { Hex } from '../../verify/chain/types.ts';
import { createMerkleTree } from '../../verify/tree/merkleTree.ts';
import { ethers, provider } from '../contracts/helpers/chain.ts';
import { makeMove, pickMove } from '../contracts/replay/game.ts';
import type { Stage } from '../contracts/replay/moves/move.ts';
import { followedTo } from '../ledger/reorg/ledgerState.ts';
import type { ChainBlock } from '../ledger/reorg/reorgStage.ts';
import { checkGuild, type GuildEntries } from './checkGame.ts';
import { checkProvenance } from './checkProvenance.ts';
import type { GameStage } from './gameStage.ts';

/** Moves of one transaction, which may be refused only when it is mined. */
const SHORT = [
  ...['deposit', 'transfer', 'delegate', 'burn', 'withdraw', 'forward', 'forwardBatch', 'setStatus', 'claim'],
  ...['castVote', 'castVoteAsCrowd', 'transferInCrowd', 'delegateInCrowd', 'recordVoteOfCrowd', 'castBallotAsCrowd'],
  ...['createProject', 'acceptProject', 'fund', 'submitDeliverable', 'reviewDeliverable', 'release', 'refund'],
];
const MOST_IN_BLOCK = 12;
/** Blocks after which a branch that will be dropped ends; the last move may take two more, and graph-node goes back ten. */
const DEEPEST = 7;

/** What has been played and compared. */
export type Tally = {
  /** Kinds of moves that were made. */
  kinds: Set<string>;
  moves: number;
  refused: number;
  reorganisations: number;
  checks: number;
};

/** Nothing yet. */
export function emptyTally(): Tally {
  return { kinds: new Set(), moves: 0, refused: 0, reorganisations: 0, checks: 0 };
}

/**
 * Plays moves in all guilds, one at a time and many in a block, and at the end, at a random earlier block and around a
 * reorganisation expects that the verifier's ledgers, the contracts' storage and graph-node's ledgers are one.
 *
 * @returns The guilds' entries at the end.
 */
export async function playRound(
  stage: GameStage,
  random: Random,
  moves: number,
  played: Tally,
): Promise<GuildEntries[]> {
  for (let count = 0; count < moves; count += 1) await playOnce(stage, random, played);
  await reorganise(stage, random, played);
  const last = await caughtUp(stage);
  const checked: GuildEntries[] = [];
  for (const guild of stage.guilds) {
    checked.push(await check(stage, guild, last.number, played));
    await checkProvenance(stage, guild, last.number, random);
  }
  const earlier = stage.founded + random.number(last.number - stage.founded);
  await check(stage, random.pick(stage.guilds), earlier, played);
  for (const [at, guild] of stage.guilds.entries())
    if (random.once(2)) await anchor(guild, checked[at] as GuildEntries);
  return checked;
}

async function playOnce({ guilds }: GameStage, random: Random, played: Tally): Promise<void> {
  if (random.once(20)) return playInOneBlock(guilds, random);
  const name = pickMove(random);
  // Its anchors are of an invented ledger.
  if (name === 'anchor') return;
  const made = await makeMove(random.pick(guilds), random, name);
  if (made === undefined) played.refused += 1;
  else played.moves += 1;
  if (made !== undefined) played.kinds.add(made);
}

async function playInOneBlock(guilds: readonly Stage[], random: Random): Promise<void> {
  await provider.request({ method: 'evm_setAutomine', params: [false] });
  for (let left = random.number(MOST_IN_BLOCK); left >= 0; left -= 1) {
    await makeMove(random.pick(guilds), random, random.pick(SHORT));
  }
  await provider.request({ method: 'evm_setAutomine', params: [true] });
  await provider.request({ method: 'evm_mine', params: [] });
}

/** Plays a branch that the ledger follows, and then a longer one in its place. */
async function reorganise(stage: GameStage, random: Random, played: Tally): Promise<void> {
  const before = stage.guilds.map(({ proposals, crowdVotes }) => [proposals.length, crowdVotes.length] as const);
  const { number: fork } = await caughtUp(stage);
  const snapshot = await provider.request({ method: 'evm_snapshot', params: [] });
  const end = fork + 1 + random.number(DEEPEST);
  while ((await ethers.provider.getBlockNumber()) < end) await playOnce(stage, random, played);
  const dropped = await caughtUp(stage);
  await check(stage, random.pick(stage.guilds), dropped.number, played);
  await provider.request({ method: 'evm_revert', params: [snapshot] });
  for (const [at, { proposals, crowdVotes }] of stage.guilds.entries()) {
    [proposals.length, crowdVotes.length] = before[at] as (typeof before)[number];
  }
  while ((await ethers.provider.getBlockNumber()) <= dropped.number) await playOnce(stage, random, played);
  played.reorganisations += 1;
}

async function check(stage: GameStage, guild: Stage, at: number, played: Tally): Promise<GuildEntries> {
  const checked = await checkGuild(stage, guild, BigInt(at));
  played.checks += 1;
  return checked;
}

/** The last block, once the ledger has it. */
async function caughtUp({ ledger }: GameStage): Promise<ChainBlock> {
  const { number, hash } = (await ethers.provider.getBlock('latest')) as ChainBlock;
  await followedTo(ledger, { number, hash });
  return { number, hash };
}

/** Anchors what was derived up to a block. */
async function anchor({ auditTrail, auditor }: Stage, { head, entries }: GuildEntries): Promise<void> {
  const last = await auditTrail.anchorOf(await auditTrail.anchorCount());
  const tree = createMerkleTree();
  for (const { entryHash } of entries) tree.append(entryHash as Hex);
  const { length } = entries;
  const [toBlock, blockHash] = [head.number, head.hash];
  const next = { head: entries.at(-1)?.entryHash, root: tree.root(length), blockHash, toBlock, entryCount: length };
  const proofs = [tree.inclusionProof(length - 1, length), tree.consistencyProof(Number(last.entryCount), length)];
  await auditTrail.connect(auditor).anchor(next, ...proofs);
}
