import { expect } from 'chai';
import { createScriptedLedger, type ScriptedLedger } from '../../../testing/live/scriptedLedger.ts';
import { createRandom } from '../../../testing/random.ts';
import { createFollower, type LedgerFollower } from '../follower/follower.ts';
import { stoppable } from '../stoppable.ts';
import { blockStream, checkAge } from './blockStream.ts';
import { BEGINNING, placeOf } from './place.ts';

const quiet = { warn: () => {} };
const MOST_STEPS = 40;

describe('blockStream', () => {
  const leaves: (() => void)[] = [];
  afterEach(() => leaves.splice(0).forEach((leave) => void leave()));

  async function started(ledger: ScriptedLedger): Promise<LedgerFollower> {
    const follower = createFollower(ledger, quiet, 1);
    leaves.push(await follower.join());
    return follower;
  }

  /** Takes messages from a cursor on until it is told of the last block; gives the branch that they make. */
  async function receive(follower: LedgerFollower, ledger: ScriptedLedger, told: string[], cursor: string | undefined) {
    const leaving = new AbortController();
    const start = cursor === undefined ? undefined : placeOf(cursor);
    const stream = stoppable(blockStream(follower, { start, signal: leaving.signal }), () => leaving.abort());
    let last = cursor;
    for await (const message of stream) {
      if (message.__typename === 'Reorganisation') told.splice(message.kept);
      else told[message.block.number - 1] = message.block.hash;
      last = message.cursor;
      if (message.block.hash === ledger.blocks().at(-1)?.hash && message.__typename === 'NewBlock') break;
    }
    return last;
  }

  it('tells each block once and in order, also to those who come back to another branch', async () => {
    const random = createRandom(11);
    const ledger = createScriptedLedger(random);
    ledger.grow(1);
    const followers = [await started(ledger), await started(ledger)];
    const told: string[] = [];
    let cursor: string | undefined;
    for (let step = 0; step < MOST_STEPS; step += 1) {
      cursor = await receive(random.pick(followers), ledger, told, cursor);
      expect(told).to.deep.equal(
        ledger
          .blocks()
          .slice(1)
          .map(({ hash }) => hash),
      );
      const dropped = random.number(5);
      if (ledger.blocks().length > 8) ledger.drop(dropped);
      ledger.grow(dropped + 1 + random.number(random.once(5) ? 100 : 4));
    }
  });

  it('refuses cursors that are older than it can tell', async () => {
    const ledger = createScriptedLedger(createRandom(12));
    ledger.grow(1_000);
    const follower = await started(ledger);
    expect(() => checkAge(follower, BEGINNING)).not.to.throw();
    const { version } = follower;
    ledger.grow(1);
    await follower.changedSince(version, AbortSignal.timeout(2_000));
    expect(() => checkAge(follower, BEGINNING)).to.throw('older than 1000 blocks');
  });
});
