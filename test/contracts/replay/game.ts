import type { Random } from '../../../testing/random.ts';
import { ethers } from '../helpers/chain.ts';
import { governanceMoves, memberMoves } from './moves/governanceMoves.ts';
import { recordMoves, rewardMoves, treasuryMoves } from './moves/guildMoves.ts';
import { insiderMoves } from './moves/insiderMoves.ts';
import type { Moves, Stage } from './moves/move.ts';
import { disputeMoves, projectMoves } from './moves/projectMoves.ts';
import { relayMoves } from './moves/relayMoves.ts';

/** All moves. */
export const moves: Moves = {
  ...projectMoves,
  ...disputeMoves,
  ...treasuryMoves,
  ...rewardMoves,
  ...recordMoves,
  ...governanceMoves,
  ...memberMoves,
  ...insiderMoves,
  ...relayMoves,
};

/** Moves that lead on: without them, few of the others find anything to do. They are two thirds of all moves. */
const leading: string[] = [
  ...['createProject', 'fund', 'acceptProject', 'submitDeliverable', 'submitDeliverable', 'submitDeliverable'],
  ...[
    'reviewDeliverable',
    'reviewDeliverable',
    'release',
    'release',
    'postBond',
    'openDispute',
    'rule',
    'expireDispute',
  ],
  ...[
    'claim',
    'submitEvidence',
    'submitEvidence',
    'propose',
    ...Array<string>(9).fill('castVote'),
    ...Array<string>(4).fill('queue'),
    ...Array<string>(4).fill('execute'),
    ...Array<string>(3).fill('castVoteAsCrowd'),
    'castBallot',
    'castBallot',
    'castBallotAsCrowd',
  ],
  ...['finalizeRound', 'openRoundBudgets', 'recordVote', 'claimParticipation', 'wait', 'wait', 'withdraw'],
  ...[
    'recordVoteOfCrowd',
    'recordVoteOfCrowd',
    'claimParticipationOfCrowd',
    'claimParticipationOfCrowd',
    'executeLate',
  ],
];

/** Name of a move that a seed chooses. */
export function pickMove(random: Random): string {
  return random.pick(random.once(3) ? Object.keys(moves) : leading);
}

/**
 * Makes a move.
 *
 * @param name - Of the move; by default a seed chooses it.
 * @returns Its name; undefined when the contracts refused it, or there was nothing to do.
 */
export async function makeMove(stage: Stage, random: Random, name = pickMove(random)): Promise<string | undefined> {
  const block = await ethers.provider.getBlockNumber();
  try {
    await moves[name]?.(stage, random);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return undefined;
  }
  return (await ethers.provider.getBlockNumber()) > block ? name : undefined;
}

/** Whether a contract refused the move; anything else is a fault of the test. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && /revert/i.test(error.message);
}
