import { getStitchedSchemaFromSupergraphSdl } from '@graphql-tools/federation';
import { composeServices, compositionHasErrors } from '@theguild/federation-composition';
import { expect } from 'chai';
import { JsonRpcProvider } from 'ethers';
import { buildSchema, type ExecutionResult, execute, graphql, parse, print } from 'graphql';
import { createClient } from '../../client/index.ts';
import type { Stack } from '../../local/stack/stack.ts';
import { foundGuild } from '../../local/story/foundGuild.ts';
import { startThrowawayStack } from '../../testing/stack/throwawayStack.ts';

const TYPES = `
  type Guild { id: Bytes! notes: [String!]! }
  scalar Bytes
  type Query { starred: [Guild!]! }
`;
const NOTES = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
  ${TYPES.replace('Guild {', 'Guild @key(fields: "id") {')}`;

type Answer = ExecutionResult<Record<string, unknown>> & {
  extensions?: { guildhall: { cost: number; block: { number: number } } };
};

describe('the gateway behind a router', () => {
  let stack: Stack;
  let guild: string;

  before(async () => {
    stack = await startThrowawayStack();
    const provider = new JsonRpcProvider(stack.rpcUrl, undefined, { staticNetwork: true, cacheTimeout: -1 });
    const client = createClient({ url: `${stack.gatewayUrl}/graphql` });
    const stablecoin = stack.deployments.TestDollar?.address ?? '';
    guild = (await foundGuild({ client, provider, stablecoin, log: () => {} })).id;
    provider.destroy();
  });
  after(() => stack?.stop());

  async function ask(query: string, variables: object = {}): Promise<Answer> {
    const response = await fetch(`${stack.gatewayUrl}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer;
  }
  const ENTITIES = `query ($rows: [_Any!]!) {
    _entities(representations: $rows) {
      __typename
      ... on Guild { name head { hash } concentration { hhi: hhiBps } }
      ...Entries
    }
  }
  fragment Entries on LedgerEntry { alias: number guild { id } event { sentence } }`;

  it('answers rows of several types in their order, at one block, null for none, and prices each', async () => {
    const { data } = await ask('{ ledgerEntries(first: 2, orderBy: number) { id number } }');
    const entries = (data?.ledgerEntries ?? []) as { id: string; number: string }[];
    const rows = [
      { __typename: 'LedgerEntry', id: entries[1]?.id },
      { __typename: 'Guild', id: guild.toUpperCase().replace('0X', '0x'), more: 'nothing' },
      { __typename: 'Guild', id: `0x${'1'.repeat(40)}` },
      { __typename: 'Guild', id: 'no id' },
      { __typename: 'LedgerEntry', id: entries[0]?.id },
      { __typename: 'LedgerEntry', id: entries[1]?.id },
    ];
    const answer = await ask(ENTITIES, { rows });
    expect(answer.errors).to.equal(undefined);
    const found = answer.data?._entities as unknown as Record<string, unknown>[];
    expect(found.map((row) => row && (row.alias ?? row.name))).to.deep.equal([
      entries[1]?.number,
      'Meridian Research Guild',
      null,
      null,
      entries[0]?.number,
      entries[1]?.number,
    ]);
    expect(found[0]).to.have.nested.property('event.sentence').that.is.a('string');
    expect(Object.keys(found[0] ?? {})).to.deep.equal(['__typename', 'alias', 'guild', 'event']);
    const dear = await ask(ENTITIES, { rows: [...rows, ...rows] });
    const [once, twice] = [answer, dear].map(({ extensions }) => extensions?.guildhall.cost ?? 0);
    expect(twice).to.equal(2 * Number(once));
    expect(answer.extensions?.guildhall.block.number).to.be.above(0);
  });

  it('refuses what names no row, and too many', async () => {
    for (const row of [
      { __typename: 'Nothing', id: guild },
      { __typename: 'Guild' },
      'Guild',
      { __typename: 'FlowPoint', id: '1' },
    ]) {
      expect((await ask(ENTITIES, { rows: [row] })).errors?.[0]?.extensions, JSON.stringify(row)).to.include({
        code: 'BAD_USER_INPUT',
      });
    }
    const many = Array.from({ length: 1_001 }, () => ({ __typename: 'Guild', id: guild }));
    const query = 'query ($rows: [_Any!]!) { _entities(representations: $rows) { ... on Guild { id } } }';
    expect((await ask(query, { rows: many })).errors?.[0]?.extensions).to.include({ code: 'QUERY_TOO_COMPLEX' });
  });

  it('refuses names of fields that rows are told by', async () => {
    const representations = [{ __typename: 'Guild', id: guild }];
    for (const key of ['_guildhall_id', '__typename']) {
      const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Guild { ${key}: symbol } } }`;
      const { errors } = await ask(query, { representations, r: representations });
      expect(errors?.[0]?.message, key).to.include('call your field something else');
    }
  });

  it('is composed from what it says of itself, and joined with another subgraph by a router', async () => {
    const { data } = await ask('{ _service { sdl } }');
    const { sdl } = (data as { _service: { sdl: string } })._service;
    const composed = composeServices([
      { name: 'guildhall', url: 'http://guildhall/graphql', typeDefs: parse(sdl) },
      { name: 'notes', url: 'http://notes/graphql', typeDefs: parse(NOTES) },
    ]);
    if (compositionHasErrors(composed)) throw new Error(composed.errors.map(String).join('\n'));
    const notesSchema = buildSchema(`${TYPES} union _Entity = Guild scalar _Any
      extend type Query { _entities(representations: [_Any!]!): [_Entity]! }`);
    const noted = ({ id }: { id: string }) => ({ __typename: 'Guild', id, notes: [`of ${id}`] });
    const notes = {
      starred: [noted({ id: guild })],
      _entities: ({ representations }: { representations: { id: string }[] }) => representations.map(noted),
    };
    const router = getStitchedSchemaFromSupergraphSdl({
      supergraphSdl: composed.supergraphSdl,
      onSubschemaConfig(config) {
        config.executor =
          config.name.toLowerCase() === 'notes'
            ? ({ document, variables }) =>
                execute({ schema: notesSchema, rootValue: notes, document, variableValues: variables }) as never
            : async ({ document, variables }) => (await ask(print(document), variables as object)) as never;
      },
    });
    const source = '{ starred { notes name decimals: symbol } guilds { id notes } }';
    const answer = await graphql({ schema: router, source });
    expect(answer.errors).to.equal(undefined);
    expect(answer.data).to.deep.equal({
      starred: [{ notes: [`of ${guild}`], name: 'Meridian Research Guild', decimals: 'MRG' }],
      guilds: [{ id: guild, notes: [`of ${guild}`] }],
    });
  });
});
