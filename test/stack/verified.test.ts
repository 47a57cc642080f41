import { expect } from 'chai';
import type { Part } from '../../local/parts/part.ts';
import { type RunningStack, runningStack } from '../../testing/stack/runningStack.ts';
import { until } from '../../testing/until.ts';

type Block = { number: number; hash: string };
type Told = { block: Block; verified: { state: string; block: Block | null } };

/** On a busy machine the verifier takes its time to start. */
const LOOKS = 2_000;

describe('what an answer says of the verifier', () => {
  let running: RunningStack;
  let verifier: Part;
  before(async () => {
    running = await runningStack();
  });

  async function ask(query: string): Promise<Told> {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(running.graphql, { method: 'POST', headers, body: JSON.stringify({ query }) });
    const { extensions } = (await response.json()) as { extensions: { guildhall: Told } };
    return extensions.guildhall;
  }
  const becomes = (state: string, query = '{ guilds { id } }') =>
    until(
      `it is ${state}`,
      async () => {
        const told = await ask(query);
        return told.verified.state === state ? told : undefined;
      },
      LOOKS,
    );

  it('is UNKNOWN before there is one', async () => {
    expect((await ask('{ guilds { id } }')).verified).to.deep.equal({ state: 'UNKNOWN', block: null });
  });

  for (const [way, query] of [
    ['forwarded, at first and when it is known', '{ guilds { id } }'],
    ['mixed with the gateway’s own fields', '{ guilds { id } chain { id } }'],
  ] as const) {
    it(`is VERIFIED at its own block, ${way}`, async () => {
      verifier ??= (await running.stack.startVerifier?.()) as Part;
      for (let i = 0; i < 3; i++) {
        const { block, verified } = await becomes('VERIFIED', query);
        expect(verified.block?.number).to.be.at.least(block.number);
      }
    });
  }

  it('is VERIFIED again behind further blocks, and never for one that was not compared', async () => {
    const before = await becomes('VERIFIED');
    await running.provider.send('evm_mine', []);
    const head = await running.provider.getBlockNumber();
    await running.stack.indexed(head);
    const after = await becomes('VERIFIED');
    expect(after.block.number).to.equal(head);
    expect(after.verified.block?.number).to.equal(head);
    expect(before.block.number).to.be.lessThan(head);
    const past = await ask(`{ guilds(block: { number: ${head - 20} }) { id } }`);
    expect([past.block.number, past.verified.state]).to.deep.equal([head - 20, 'UNKNOWN']);
  });

  it('is UNKNOWN while it is away, and VERIFIED when it is back', async () => {
    await verifier.kill('SIGTERM');
    expect((await becomes('UNKNOWN')).verified).to.deep.equal({ state: 'UNKNOWN', block: null });
    await verifier.start();
    await becomes('VERIFIED');
    await verifier.kill('SIGTERM');
  });
});
