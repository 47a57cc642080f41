import { expect } from 'chai';
import { JsonRpcProvider } from 'ethers';
import { createClient } from '../../client/index.ts';
import type { Stack } from '../../local/stack/stack.ts';
import { foundGuild } from '../../local/story/foundGuild.ts';
import { startThrowawayStack } from '../../testing/stack/throwawayStack.ts';

const PROOF = 'log { header transactionIndex transactionNodes receiptNodes position } guild { header } anchor { path }';

type Row = { [field: string]: unknown; id: string; proof: unknown };
type Answer = {
  data?: { [key: string]: never } | null;
  errors?: { message: string; path?: unknown[]; extensions: { code: string; cost?: number } }[];
  extensions?: { guildhall: { block: { number: number }; cost: number } };
};

describe('the proofs of the ledger’s rows', () => {
  let stack: Stack;
  let provider: JsonRpcProvider;
  /** The first entries, each with what the query for a proof gives. */
  let rows: Row[];

  before(async () => {
    stack = await startThrowawayStack();
    provider = new JsonRpcProvider(stack.rpcUrl, undefined, { staticNetwork: true, cacheTimeout: -1 });
    const stablecoin = stack.deployments.TestDollar?.address ?? '';
    const client = createClient({ url: `${stack.gatewayUrl}/graphql` });
    await foundGuild({ client, provider, stablecoin, log: () => {} });
    const ids = await ask<{ ledgerEntries: Row[] }>('{ ledgerEntries(first: 6, orderBy: number) { id } }');
    rows = await Promise.all(
      ids.ledgerEntries.map(async ({ id }) => ({
        id,
        ...(await ask<{ proof: object }>(`query ($id: Bytes!) { proof(entry: $id) { ${PROOF} } }`, { id })),
      })),
    );
  });
  after(async () => {
    provider?.destroy();
    await stack?.stop();
  });

  async function answerTo(query: string, variables?: object): Promise<Answer> {
    const response = await fetch(`${stack.gatewayUrl}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer;
  }

  async function ask<T>(query: string, variables?: object): Promise<T> {
    const { data, errors } = await answerTo(query, variables);
    expect(errors).to.equal(undefined);
    return data as T;
  }

  it('are the same that are asked for by id, in a list', async () => {
    expect(rows).to.have.length(6);
    expect(rows[0]?.proof).to.have.nested.property('log.header');
    const list = `(first: 6, orderBy: number) { id proof { ${PROOF} } }`;
    expect(await ask(`{ ledgerEntries${list} }`)).to.deep.equal({ ledgerEntries: rows });
    const bare = await ask(`{ ledgerEntries(first: 6, orderBy: number) { proof { ${PROOF} } } }`);
    expect(bare).to.deep.equal({ ledgerEntries: rows.map(({ proof }) => ({ proof })) });
  });

  it('are the same however they are asked for', async () => {
    const [first, second] = rows as [Row, Row];
    const inner = `{ guild { entries(first: 2, orderBy: number) { ...P } } } } fragment P on LedgerEntry { proof { ${PROOF} } }`;
    expect(await ask(`{ ledgerEntry(id: "${first.id}") ${inner}`)).to.deep.equal({
      ledgerEntry: { guild: { entries: [{ proof: first.proof }, { proof: second.proof }] } },
    });
    const several = `query ($id: ID!, $n: Int, $with: Boolean!, $none: Boolean!) {
      a: ledgerEntry(id: $id) { first: proof @include(if: $with) { ${PROOF} } second: proof @include(if: $none) { ${PROOF} } }
      ... on Query { b: ledgerEntries(first: $n, orderBy: number) { ... on LedgerEntry { proof { ${PROOF} } kind: id } } }
    }`;
    expect(await ask(several, { id: first.id, n: 2, with: true, none: false })).to.deep.equal({
      a: { first: first.proof },
      b: [
        { proof: first.proof, kind: first.id },
        { proof: second.proof, kind: second.id },
      ],
    });
    const nothing = '{ ledgerEntries(first: 1) { proof @skip(if: true) { log { header } } } }';
    expect(await ask(nothing)).to.deep.equal({ ledgerEntries: [{}] });
  });

  it('are found whatever else is called `id`, and refused where the gateway’s own key is taken', async () => {
    const [first] = rows as [Row];
    const renamed = `{ ledgerEntries(first: 1, orderBy: number) { id: kind _id: id proof { ${PROOF} } } }`;
    expect(await ask(renamed)).to.deep.equal({
      ledgerEntries: [{ id: 'GUILD_CREATED', _id: first.id, proof: first.proof }],
    });
    for (const other of ['kind', 'entryHash', 'transactionHash']) {
      const { data, errors } = await answerTo(
        `{ ledgerEntries(first: 1, orderBy: number) { _guildhall_id: ${other} proof { ${PROOF} } } }`,
      );
      expect(errors?.[0]?.extensions.code, other).to.equal('BAD_USER_INPUT');
      expect(JSON.stringify(data ?? null)).to.not.include('"header"');
    }
  });

  it('stand on the block that the entries do', async () => {
    const [{ id }] = rows as [Row];
    const block = (await provider.getBlock('latest'))?.number ?? 0;
    const query = `query ($block: Block_height) { ledgerEntry(id: "${id}", block: $block) { proof { log { position } } } }`;
    const literal = `{ ledgerEntry(id: "${id}", block: { number: ${block} }) { proof { log { position } } } }`;
    const expected = { ledgerEntry: { proof: { log: { position: 0 } } } };
    const { hash } = (await provider.getBlock(block)) ?? {};
    for (const height of [{ number: block }, { hash }, { number_gte: block }, null]) {
      expect((await answerTo(query, { block: height })).data, JSON.stringify(height)).to.deep.equal(expected);
    }
    expect((await answerTo(literal)).extensions?.guildhall.block.number).to.equal(block);
    expect((await answerTo(query, { block: { number: 1 } })).data).to.deep.equal({ ledgerEntry: null });
    expect((await answerTo(query, { block: { number: block + 1_000 } })).errors?.[0]?.extensions.code).to.equal(
      'BLOCK_NOT_INDEXED',
    );
  });

  it('are priced each, so that a long list of them is refused', async () => {
    const list = (first: number) => `{ ledgerEntries(first: ${first}) { proof { log { position } } } }`;
    expect((await answerTo(list(2))).extensions?.guildhall.cost).to.equal(2 * (1 + 2_500 + 1 + 1));
    for (const query of [
      list(1_000),
      '{ ledgerEntries(first: 1000) { ...P } } fragment P on LedgerEntry { proof { guild { header } } }',
      '{ guilds(first: 20) { entries(first: 20) { a: proof { guild { header } } } } }',
      '{ accounts { entries { b: proof { guild { header } } } } }',
    ]) {
      const { errors } = await answerTo(query);
      expect(errors?.[0]?.extensions.code, query).to.equal('QUERY_TOO_COMPLEX');
    }
    const variable = 'query ($n: Int = 1000) { ledgerEntries(first: $n) { proof { guild { header } } } }';
    expect((await answerTo(variable)).errors?.[0]?.extensions.code).to.equal('QUERY_TOO_COMPLEX');
    expect((await answerTo(variable, { n: 1 })).errors).to.equal(undefined);
  });

  it('may be as many as an operation may cost', async () => {
    const { data, errors } = await answerTo('{ ledgerEntries(first: 99) { proof { log { position } } } }');
    expect(errors).to.equal(undefined);
    const { ledgerEntries } = data as unknown as { ledgerEntries: { proof: object | null }[] };
    expect(ledgerEntries.length).to.be.above(rows.length);
    expect(ledgerEntries.every(({ proof }) => proof !== null)).to.equal(true);
  });
});
