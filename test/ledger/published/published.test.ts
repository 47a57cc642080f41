import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { buildClientSchema, buildSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql';
import { postJson } from '../../../local/http/postJson.ts';
import { queryGraph } from '../../../local/http/queryGraph.ts';
import { createRandom } from '../../../testing/random.ts';
import { type RunningStack, runningStack } from '../../../testing/stack/runningStack.ts';
import { questionsOf } from './questionsOf.ts';

/** What graph-node answers, but otherwise than the name says: see `docs/reading.md`. */
const MISNAMED = ['', '_contains'].map((operator) => `where not${operator} of list of reference by Bytes`);

type Answer = { errors?: { message: string }[] };

describe('the filters and orderings that the gateway publishes', () => {
  const seed = process.env.GUILDHALL_FUZZ_SEED ?? `0x${randomBytes(32).toString('hex')}`;
  const random = createRandom(Number(BigInt(seed) & 0xffffffffn));
  const file = new URL('../../../api/ledger/served.graphql', import.meta.url);
  const served = questionsOf(buildSchema(readFileSync(file, 'utf8')));
  let running: RunningStack;
  before(async () => {
    running = await runningStack();
  });

  async function refused(url: string, questions: Map<string, string[]>): Promise<string[]> {
    const found: string[] = [];
    for (const [kind, all] of questions) {
      const query = random.pick(all);
      const { errors } = (await postJson(url, { query })) as Answer;
      if (errors) found.push(`${kind}: ${query} ${errors[0]?.message}`);
    }
    return found;
  }

  it('are answered, one of each operator and kind of field', async () => {
    expect(served.size).to.be.above(100);
    expect(await refused(running.graphql, served), `GUILDHALL_FUZZ_SEED=${seed}`).to.deep.equal([]);
  });

  it('are all that graph-node ever answers, and as they say', async () => {
    const published = await queryGraph<IntrospectionQuery>(running.stack.ledgerUrl, getIntrospectionQuery());
    const withheld = new Map([...questionsOf(buildClientSchema(published))].filter(([kind]) => !served.has(kind)));
    expect(withheld.size).to.be.above(10);
    const found = await refused(running.stack.ledgerUrl, withheld);
    const answered = [...withheld.keys()].filter((kind) => !found.some((line) => line.startsWith(`${kind}: `)));
    expect(answered, `GUILDHALL_FUZZ_SEED=${seed}`).to.have.members(MISNAMED);
  });

  it('have no log beside them, which graph-node publishes and does not answer', async () => {
    const query = '{ _logs(first: 1) { id } }';
    const { errors } = (await postJson(running.stack.ledgerUrl, { query })) as Answer;
    expect(errors?.[0]?.message).to.include('not enabled');
    const served = (await postJson(running.graphql, { query })) as Answer;
    expect(served.errors?.[0]?.message).to.include('Cannot query field "_logs"');
  });
});
