import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { startGameStage } from '../test/game/gameStage.ts';
import { emptyTally, playRound } from '../test/game/playGame.ts';
import { createRandom } from '../testing/random.ts';

// The long game: more rounds than `npm test` plays, from another seed each time. It stops at the first disagreement.
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    moves: { type: 'string', default: '1000' },
    guilds: { type: 'string', default: '3' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
  },
});
console.log(`${values.rounds} rounds of ${values.moves} moves in ${values.guilds} guilds; --seed ${values.seed}`);
const random = createRandom(Number(values.seed));
const stage = await startGameStage(Number(values.guilds));
const started = performance.now();
try {
  const played = emptyTally();
  for (let round = 1; round <= Number(values.rounds); round += 1) {
    const checked = await playRound(stage, random, Number(values.moves), played);
    const entries = checked.map(({ entries: own }) => own.length.toLocaleString('en')).join(', ');
    const kinds = new Set(checked.flatMap(({ entries: own }) => own.map(({ kind }) => kind)));
    const seconds = Math.round((performance.now() - started) / 1000);
    const { moves, refused, reorganisations, checks } = played;
    console.log(
      `${seconds} s, block ${checked[0]?.head.number}: ${moves} moves of ${played.kinds.size} kinds made, ${refused} refused; ` +
        `entries ${entries} of ${kinds.size} kinds; ${reorganisations} reorganisations, ${checks} comparisons, no difference`,
    );
  }
} finally {
  await stage.stop();
}
