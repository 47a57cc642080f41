import { randomInt } from 'node:crypto';
import { expect } from 'chai';
import { createRandom } from '../../testing/random.ts';
import { type GameStage, startGameStage } from './gameStage.ts';
import { emptyTally, playRound } from './playGame.ts';

const ROUNDS = 2;
const MOVES = 400;
const GUILDS = 2;

/** A game that is played at each run, and one that nobody has played before. */
const seeds = [1, Number(process.env.GUILDHALL_REPLAY_SEED ?? randomInt(2 ** 31))];

describe('a random game of all parties in several guilds', () => {
  let stage: GameStage;
  before(async () => {
    stage = await startGameStage(GUILDS);
  });
  after(() => stage?.stop());

  for (const seed of seeds) {
    it(`leaves books that the verifier derives, the contracts store and graph-node serves (seed ${seed})`, async () => {
      const random = createRandom(seed);
      const played = emptyTally();
      for (let round = 1; round <= ROUNDS; round += 1) await playRound(stage, random, MOVES, played);
      expect(played.moves).to.be.greaterThan(ROUNDS * MOVES * 0.1);
      expect(played.kinds.size).to.be.greaterThan(30);
    });
  }
});
