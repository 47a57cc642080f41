import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { buildSchema } from 'graphql';
import { createRandom } from '../../../testing/random.ts';
import { runningStack } from '../../../testing/stack/runningStack.ts';
import { playedLedger } from '../playedLedger.ts';
import { differences } from './askBothWays.ts';
import { type Case, casesOf } from './cases.ts';
import type { Rows } from './evaluate.ts';
import { orderingsOf } from './orderings.ts';
import { readRows } from './readRows.ts';

/** How many cases of filters are asked; more on demand. */
const CASES = Number(process.env.GUILDHALL_DIFFERENTIAL_CASES ?? 400);
const AT_ONCE = 4;
const SHOWN = 3;

describe('a query means the same forwarded, split, and computed from the rows', () => {
  const seed = process.env.GUILDHALL_FUZZ_SEED ?? `0x${randomBytes(32).toString('hex')}`;
  const random = createRandom(Number(BigInt(seed) & 0xffffffffn));
  const schema = buildSchema(readFileSync(new URL('../../../api/ledger/served.graphql', import.meta.url), 'utf8'));
  let graphql: string;
  let ledger: Rows;
  before(async () => {
    await playedLedger();
    graphql = (await runningStack()).graphql;
    ledger = await readRows(graphql, schema);
  });

  async function expectNoDifference(cases: Iterator<Case>, most: number): Promise<void> {
    const found: string[] = [];
    let asked = 0;
    const work = async () => {
      while (asked < most && found.length < SHOWN) {
        const { value, done } = cases.next();
        if (done) return;
        asked += 1;
        found.push(...(await differences(graphql, value)));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    console.log(`    ${asked} cases, ${found.length} differences, GUILDHALL_FUZZ_SEED=${seed}`);
    expect(asked).to.be.above(100);
    expect(found.slice(0, SHOWN).join('\n'), `GUILDHALL_FUZZ_SEED=${seed}`).to.equal('');
  }

  it('for filters of every kind, with variables of every kind', async () => {
    await expectNoDifference(casesOf(ledger, schema, random), CASES);
  });

  it('for orderings by every field', async () => {
    await expectNoDifference(orderingsOf(ledger, schema, random)[Symbol.iterator](), Number.POSITIVE_INFINITY);
  });
});
