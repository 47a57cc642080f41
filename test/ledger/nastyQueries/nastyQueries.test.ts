import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { buildSchema } from 'graphql';
import { createRandom } from '../../../testing/random.ts';
import { type RunningStack, runningStack } from '../../../testing/stack/runningStack.ts';
import { type NastyQuery, nastyQuery } from './nastyQueries.ts';

type Answer = { errors?: { message: string; extensions?: { code?: string } }[] };

/** How many are asked; more on demand. */
const QUERIES = Number(process.env.GUILDHALL_NASTY_QUERIES ?? 400);
const AT_ONCE = 4;
const SHOWN = 5;
/** What people cannot act on: another program's words. */
const UNREADABLE = /\bzod\b|Zod|query = |select |Store error|Failed to|file:\/\/|\n\s+at /;

describe('queries of the ledger with values that no row has', () => {
  const seed = process.env.GUILDHALL_FUZZ_SEED ?? `0x${randomBytes(32).toString('hex')}`;
  const random = createRandom(Number(BigInt(seed) & 0xffffffffn));
  const schema = buildSchema(readFileSync(new URL('../../../api/ledger/served.graphql', import.meta.url), 'utf8'));
  let running: RunningStack;
  before(async () => {
    running = await runningStack();
  });

  async function faultOf(asked: NastyQuery, statuses: Map<number, number>): Promise<string | undefined> {
    const response = await fetch(running.graphql, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(asked),
    });
    const { errors = [] } = (await response.json()) as Answer;
    statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
    const isClients = response.status === 200 || (response.status >= 400 && response.status < 500);
    const wrong = errors.find(
      ({ message, extensions }) =>
        ['INTERNAL', 'UPSTREAM_UNAVAILABLE', undefined].includes(extensions?.code) || UNREADABLE.test(message),
    );
    if (isClients && !wrong) return undefined;
    return `${response.status} ${JSON.stringify(wrong ?? errors[0])}\n${JSON.stringify(asked).slice(0, 2_000)}`;
  }

  it('are answered, or refused with words that say why', async () => {
    const statuses = new Map<number, number>();
    const found: string[] = [];
    let asked = 0;
    const work = async () => {
      while (asked < QUERIES && found.length < SHOWN) {
        asked += 1;
        const fault = await faultOf(nastyQuery(schema, random), statuses);
        if (fault) found.push(fault);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    console.log(`    ${asked} queries: ${[...statuses].map(([status, count]) => `${count} of ${status}`).join(', ')}`);
    expect(found.join('\n\n'), `GUILDHALL_FUZZ_SEED=${seed}`).to.equal('');
    expect([...statuses.keys()]).to.include.members([200, 400]);
  });
});
