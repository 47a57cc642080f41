import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { JsonRpcProvider } from 'ethers';
import { createClient, fromEthers, type GuildhallClient } from '../client/index.ts';
import type { Stack } from '../local/stack/stack.ts';
import { foundGuild } from '../local/story/foundGuild.ts';
import { walletOf } from '../local/story/people.ts';
import { startThrowawayStack } from '../testing/stack/throwawayStack.ts';

const ENTRY = 'id number kind category amount blockHash actor { id } postings(orderBy: id) { amount }';
const JSON_TYPE = { 'content-type': 'application/json' };

type Operation = { query: string; variables?: object | null | undefined; operationName?: string | null };
type Answer = {
  data?: Record<string, never> | null;
  errors?: { message: string; extensions: { code: string; retryable?: boolean } }[];
  extensions?: { guildhall: { deployment: string; block: { number: number; hash: string } } };
};

describe('the gateway in front of graph-node', () => {
  let stack: Stack;
  let provider: JsonRpcProvider;
  let guild: string;
  let graphql: string;
  let client: GuildhallClient;

  before(async () => {
    stack = await startThrowawayStack();
    graphql = `${stack.gatewayUrl}/graphql`;
    provider = new JsonRpcProvider(stack.rpcUrl, undefined, { staticNetwork: true, cacheTimeout: -1 });
    const stablecoin = stack.deployments.TestDollar?.address ?? '';
    client = createClient({ url: graphql });
    guild = (await foundGuild({ client, provider, stablecoin, log: () => {} })).id;
  });
  after(async () => {
    provider?.destroy();
    await stack?.stop();
  });

  const post = (url: string, body: unknown, headers: Record<string, string> = JSON_TYPE) =>
    fetch(url, { method: 'POST', headers, body: typeof body === 'string' ? body : JSON.stringify(body) });

  async function ask(operation: Operation, status = 200): Promise<Answer> {
    const response = await post(graphql, operation);
    const text = await response.text();
    expect(response.status, text).to.equal(status);
    return JSON.parse(text);
  }

  describe('a query of ledger fields alone', () => {
    const Q = '$n: Int, $guild: String, $block: Block_height, $more: Boolean = false';
    const operations: Record<string, () => Operation> = {
      'one field': () => ({ query: '{ guilds { id name symbol totalSupply } }' }),
      'nested rows': () => ({ query: `{ ledgerEntries(first: 100, orderBy: id) { ${ENTRY} } }` }),
      'many root fields, aliased': () => ({
        query: '{ b: guilds { id } m: _meta { block { number } } a: guilds { name } members(first: 2) { balance } }',
      }),
      'variables, used and not given': () => ({
        query: `query (${Q}) { ledgerEntries(first: $n, where: { guild: $guild }, block: $block) { id note: kind @include(if: $more) } }`,
        variables: { n: 3, guild, block: null },
      }),
      'null for every argument': () => ({
        query: '{ ledgerEntries(first: 2, where: null, orderBy: null, orderDirection: null, block: null) { id } }',
      }),
      'fragments, on the root too': () => ({
        query: `query { ...Root ... on Query { accounts(first: 1) { ...A } } } fragment Root on Query { guilds { ...G } } fragment G on Guild { entries(first: 2) { ...E } } fragment E on LedgerEntry { ${ENTRY} } fragment A on Account { id __typename }`,
      }),
      '@skip and @include': () => ({
        query: '{ guilds { id @skip(if: true) name @include(if: true) } accounts(first: 1) @skip(if: true) { id } }',
      }),
      'blocks of their own': () => ({
        query:
          'query ($n: Int!) { past: ledgerEntries(block: { number: $n }) { id } now: ledgerEntries(first: 1) { id } }',
        variables: { n: 1 },
      }),
      'filters with and, or, children': () => ({
        query: `{ postings(first: 5, where: { or: [{ amount_gt: "0" }, { entry_: { kind_contains_nocase: "deposit" } }] }, orderBy: entry__number) { amount entry { number } } }`,
      }),
      'text beyond ASCII, comments and odd layout': () => ({
        query: '# Ünïcode 🌱\nquery {\n\tguilds(where: { name_not: "Ünïon 🌱 \\"x\\"" }) { name } # }\n}\n# end }',
      }),
      'null for what the client does not use': () => ({
        query: '{ guilds { id } }',
        variables: null,
        operationName: null,
      }),
    };

    for (const [what, operation] of Object.entries(operations)) {
      it(`is answered as graph-node does, byte for byte: ${what}`, async () => {
        const direct = await (await post(stack.ledgerUrl, operation())).text();
        expect(direct).to.match(/^\{"data":\{.*\}\}$/);
        for (const turn of ['through Apollo', 'known']) {
          const response = await post(graphql, operation());
          const [, answer, basis] = /^(.*),"extensions":\{"guildhall":(.*)\}\}$/.exec(await response.text()) ?? [];
          expect(`${answer}}`, turn).to.equal(direct);
          const { block, blocks } = JSON.parse(basis ?? '');
          expect((block ?? blocks.now).hash).to.match(/^0x[0-9a-f]{64}$/);
          expect(response.headers.get('content-type')).to.equal('application/json; charset=utf-8');
        }
      });
    }

    it('is found by its name among several, which graph-node itself cannot do', async () => {
      const query =
        'query A { guilds { id } } query B($n: Int) { accounts(first: $n) { ...F } } fragment F on Account { id }';
      const alone = { query: '{ accounts(first: 2) { id } }' };
      const direct = JSON.parse(await (await post(stack.ledgerUrl, alone)).text());
      for (let turn = 0; turn < 2; turn += 1) {
        const { data } = await ask({ query, operationName: 'B', variables: { n: 2 } });
        expect(data).to.deep.equal(direct.data);
        expect((await ask({ query, operationName: 'A' })).data).to.deep.equal({ guilds: [{ id: guild }] });
      }
      const { errors } = await ask({ query }, 400);
      expect(errors?.[0]?.extensions.code).to.equal('OPERATION_RESOLUTION_FAILURE');
    });

    it('says what it stands on', async () => {
      const { data, extensions } = await ask({ query: '{ _meta { deployment block { number hash } } }' });
      expect(extensions?.guildhall).to.deep.include({ ...(data?._meta as object | undefined), cost: 2 });
    });

    it('says what it stands on, whatever the variables before have named', async () => {
      const query = 'query ($b: Block_height) { guilds(block: $b) { id } _meta(block: $b) { block { number hash } } }';
      for (const b of [{ number_gte: 1 }, { number: 1 }, { number_gte: 1 }, { number: 1 }]) {
        const { data, extensions } = await ask({ query, variables: { b } });
        const { guilds, _meta } = data as unknown as {
          guilds: object[];
          _meta: { block: { number: number; hash: string } };
        };
        expect(extensions?.guildhall).to.deep.include(_meta);
        expect(_meta.block.hash).to.match(/^0x[0-9a-f]{64}$/);
        expect([_meta.block.number === 1, guilds.length === 0]).to.deep.equal(Array(2).fill('number' in b));
      }
    });

    it('takes variables of any name', async () => {
      const query = 'query ($__proto__: Int = 1) { ledgerEntries(first: $__proto__) { id } }';
      const rows = async (variables: string) => {
        const response = await post(graphql, `{"query":${JSON.stringify(query)},"variables":${variables}}`);
        return ((await response.json()) as { data: { ledgerEntries: object[] } }).data.ledgerEntries.length;
      };
      for (let turn = 0; turn < 2; turn += 1) {
        expect([await rows('{}'), await rows('{"__proto__":3}')]).to.deep.equal([1, 3]);
      }
    });

    it('takes a text that looks like the escape of half a character', async () => {
      const query = 'query ($t: String) { guilds(where: { name: $t }) { id } }';
      for (let turn = 0; turn < 2; turn += 1) {
        expect((await ask({ query, variables: { t: '\\ud800 🌱' } })).data).to.deep.equal({ guilds: [] });
      }
    });

    it('answers an empty selection with empty data', async () => {
      const { data, errors } = await ask({ query: '{ guilds @skip(if: true) { id } }' });
      expect({ data, errors }).to.deep.equal({ data: {}, errors: undefined });
    });

    it('travels back in time', async () => {
      const { data } = await ask({ query: '{ past: guilds(block: { number: 1 }) { id } now: guilds { id } }' });
      expect(data).to.deep.equal({ past: [], now: [{ id: guild }] });
    });
  });

  describe('an operation of the ledger and the gateway', () => {
    const mixed = `{ chain { id head { number } } a: _meta { block { number hash } } guilds { id } b: _meta { block { number } } }`;

    it('is answered from both, in the order of the query', async () => {
      const { data, extensions } = await ask({ query: mixed });
      expect(Object.keys(data ?? {})).to.deep.equal(['chain', 'a', 'guilds', 'b']);
      expect(data).to.have.nested.property('chain.id', '31337');
      expect(data?.guilds).to.deep.equal([{ id: guild }]);
      expect(data?.a).to.deep.equal({ block: extensions?.guildhall.block });
    });

    it('stands on one block while new ones are indexed', async () => {
      let mining = true;
      const miner = (async () => {
        while (mining) {
          await provider.send('evm_mine', []);
          await sleep(5);
        }
      })();
      const seen = new Set<number>();
      for (let i = 0; i < 60; i += 1) {
        const { data, extensions } = await ask({ query: mixed });
        const { number } = extensions?.guildhall.block ?? { number: -1 };
        expect(
          [data?.a, data?.b].map((meta) => (meta as { block: { number: number } } | undefined)?.block.number),
        ).to.deep.equal([number, number]);
        seen.add(number);
      }
      mining = false;
      await miner;
      expect(seen.size).to.be.above(1);
      await stack.indexed(await provider.getBlockNumber());
    });

    it('never shows a request as indexed without its rows, nor the other way round', async () => {
      const chen = await fromEthers(walletOf('chen'));
      const delegation = client.delegate({ guild, delegatee: walletOf('ada').address });
      const id = await new Promise<string>((resolve, reject) => {
        delegation.as(chen, { onStatus: (request) => resolve(request.id) }).catch(reject);
      });
      const query = `{ relayRequest(id: "${id}") { transaction { hash } indexed entries { kind transactionHash } } }`;
      type Tracked = { transaction: { hash: string } | null; indexed: boolean; entries: { transactionHash: string }[] };
      for (const deadline = Date.now() + 20_000; ; await sleep(2)) {
        const { data, extensions } = await ask({ query });
        const tracked = data?.relayRequest as unknown as Tracked;
        const { transaction, indexed, entries } = tracked;
        expect(entries.length > 0).to.equal(indexed);
        if (!indexed && Date.now() < deadline) continue;
        expect(indexed).to.equal(true);
        expect(new Set(entries.map(({ transactionHash }) => transactionHash))).to.deep.equal(
          new Set([transaction?.hash]),
        );
        expect(extensions).to.have.nested.property('guildhall.block.hash');
        break;
      }
    });

    it('was generated for what graph-node serves', async () => {
      const script = join(import.meta.dirname, '..', 'scripts', 'pullLedgerSchema.ts');
      await promisify(execFile)(process.execPath, [script, '--check', stack.ledgerUrl]);
    });

    it('serves the whole schema by introspection', async () => {
      const { data } = await ask({
        query: '{ __schema { mutationType { name } } __type(name: "LedgerEntry") { kind } }',
      });
      expect(data).to.deep.equal({ __schema: { mutationType: { name: 'Mutation' } }, __type: { kind: 'OBJECT' } });
    });
  });

  describe('what graph-node refuses', () => {
    for (const [query, code, variables] of [
      ['{ guilds(first: 1001) { id } }', 'BAD_USER_INPUT'],
      ['{ guild(id: "zz") { id } }', 'BAD_USER_INPUT'],
      ['{ guilds(block: { number: 999999 }) { id } }', 'BLOCK_NOT_INDEXED'],
      [`{ guilds(block: { hash: "0x${'00'.repeat(32)}" }) { id } }`, 'BLOCK_NOT_INDEXED'],
      ['query ($n: Int!) { guilds(first: $n) { id } }', 'BAD_USER_INPUT'],
      ['query ($n: Int!) { guilds(first: $n) { id } }', 'BAD_USER_INPUT', { n: 'many' }],
      ['query ($t: String) { guilds(where: { name: $t }) { id } }', 'BAD_USER_INPUT', { t: 'half \ud800' }],
      ['query ($t: String) { guilds(where: { name: $t }) { id } }', 'BAD_USER_INPUT', { t: 'zero \0' }],
      ['{ guilds(where: { name: "zero \\u0000" }) { id } }', 'BAD_USER_INPUT'],
      ['{ guilds(block: { number: 1 }, where: { name: "zero \\u0000" }) { id } accounts { id } }', 'BAD_USER_INPUT'],
    ] as const) {
      it(`is told with ${code}: ${query}${variables ? ` ${JSON.stringify(variables)}` : ''}`, async () => {
        const { data, errors } = await ask({ query, variables }, code === 'BLOCK_NOT_INDEXED' ? 409 : 400);
        expect(data).to.equal(undefined);
        expect(errors?.[0]?.extensions.code).to.equal(code);
        expect(errors?.[0]?.message).not.to.match(/subgraph \/|build\//);
      });
    }
  });

  describe('a question that no ledger can answer', () => {
    const hash = `0x${'00'.repeat(32)}`;
    for (const [field, code, type, v] of [
      ['guild(id: "nope") { id }', 'BAD_USER_INPUT'],
      ['guild(id: $v) { id }', 'BAD_USER_INPUT', 'ID!', 'nope'],
      ['guilds(first: 0) { id }', 'BAD_USER_INPUT'],
      ['guilds(first: -1) { id }', 'BAD_USER_INPUT'],
      ['guilds(skip: -1) { id }', 'BAD_USER_INPUT'],
      ['guilds(skip: $v) { id }', 'BAD_USER_INPUT', 'Int', -1],
      ['guilds(block: { number: -5 }) { id }', 'BAD_USER_INPUT'],
      ['guild(id: "0x12", block: { hash: "0x00" }) { id }', 'BAD_USER_INPUT'],
      ['guilds(block: $v) { id }', 'BAD_USER_INPUT', 'Block_height', { number: -5 }],
      ['guilds(where: []) { id }', 'GRAPHQL_VALIDATION_FAILED'],
      ['guilds(where: $v) { id }', 'BAD_USER_INPUT', 'Guild_filter', []],
      ['guilds(where: { and: [null] }) { id }', 'BAD_USER_INPUT'],
      ['ledgerEntries(where: { guild: "nope" }) { id }', 'BAD_USER_INPUT'],
      ['postings(where: { amount: $v }) { id }', 'BAD_USER_INPUT', 'BigInt', '1.5'],
      ['guilds(block: { number: 999999 }) { id }', 'BLOCK_NOT_INDEXED'],
      ['guild(id: "0x01", block: { number: 999999 }) { id }', 'BLOCK_NOT_INDEXED'],
      [`guilds(block: { hash: "${hash}" }) { id }`, 'BLOCK_NOT_INDEXED'],
    ] as const) {
      it(`is refused alike alone and beside the gateway's own fields, by POST and GET: ${field}`, async () => {
        const isLater = code === 'BLOCK_NOT_INDEXED';
        const head = type ? `query ($v: ${type})` : 'query';
        const told = new Set<string>();
        for (const query of [`${head} { ${field} }`, `${head} { chain { id } ${field} }`]) {
          const search = new URLSearchParams({ query, ...(type && { variables: JSON.stringify({ v }) }) });
          for (const response of [
            await post(graphql, { query, ...(type && { variables: { v } }) }),
            await fetch(`${graphql}?${search}`),
          ]) {
            const { data, errors }: Answer = JSON.parse(await response.text());
            expect([response.status, data ?? null]).to.deep.equal([isLater ? 409 : 400, null]);
            expect(errors?.[0]?.extensions).to.deep.equal({ code, retryable: isLater });
            told.add(errors?.[0]?.message ?? '');
          }
        }
        expect([...told]).to.have.lengthOf(1);
        expect([...told][0]).not.to.match(/argument must be|must by an object|Failed to|Store error/);
      });
    }
  });

  describe('HTTP', () => {
    const query = '{ guilds { id } }';
    const nested = `${'['.repeat(5_000)}${']'.repeat(5_000)}`;

    for (const [what, body, status, code] of [
      ['a syntax error', { query: '{ guilds { id }' }, 400, 'GRAPHQL_PARSE_FAILED'],
      ['an unknown field', { query: '{ guilds { nope } }' }, 400, 'GRAPHQL_VALIDATION_FAILED'],
      ['no query', { variables: {} }, 400, 'BAD_REQUEST'],
      ['a batch', [{ query }, { query }], 400, 'BAD_REQUEST'],
      ['malformed JSON', '{"query":', 400, 'BAD_REQUEST'],
      ['too large a body', { query, variables: { x: 'x'.repeat(262_144) } }, 413, 'BAD_REQUEST'],
      ['too many tokens', { query: `{ ${'guilds { id } '.repeat(1_300)} }` }, 400, 'QUERY_TOO_COMPLEX'],
      [
        'too many rows of rows',
        { query: '{ ledgerEntries(first: 1000) { guild { entries(first: 1000) { id } } } }' },
        400,
        'QUERY_TOO_COMPLEX',
      ],
      ['variables nested too deep', `{"query":"{ guilds { id } }","variables":{"a":${nested}}}`, 400, 'BAD_REQUEST'],
      [
        'too many aliases',
        { query: `{ ${Array.from({ length: 101 }, (_, i) => `a${i}: guilds { id }`).join(' ')} }` },
        400,
        'QUERY_TOO_COMPLEX',
      ],
      [
        'too deep a query',
        { query: `{ guilds ${'{ entries { guild '.repeat(10)}{ id } ${'} } '.repeat(10)} }` },
        400,
        'QUERY_TOO_COMPLEX',
      ],
    ] as const) {
      it(`refuses ${what}`, async () => {
        const response = await post(graphql, body);
        const { errors }: Answer = JSON.parse(await response.text());
        expect(response.status).to.equal(status);
        expect(errors?.[0]?.extensions.code).to.equal(code);
        expect(errors?.[0]?.extensions.retryable).to.equal(false);
        expect(response.headers.get('access-control-allow-origin')).to.equal('*');
      });
    }

    it('answers a query by GET, and refuses a body that a foreign page’s form could send', async () => {
      const response = await fetch(`${graphql}?query=${encodeURIComponent(query)}`);
      expect(((await response.json()) as Answer).data).to.deep.equal({ guilds: [{ id: guild }] });
      expect((await post(graphql, { query }, { 'content-type': 'text/plain' })).status).to.equal(415);
    });

    it('refuses a mutation by GET', async () => {
      const mutation =
        'mutation { submitSignedTransaction(input: { rawTransaction: "0x", idempotencyKey: "k" }) { userErrors { code } } }';
      const response = await fetch(`${graphql}?query=${encodeURIComponent(mutation)}`, {
        headers: { 'apollo-require-preflight': 'true' },
      });
      expect(response.status).to.equal(405);
      expect(await response.text()).to.contain('send this mutation by POST');
    });

    it('lets pages of any origin ask first', async () => {
      const response = await fetch(graphql, { method: 'OPTIONS', headers: { origin: 'https://elsewhere.example' } });
      expect(response.status).to.equal(204);
      expect(response.headers.get('access-control-allow-origin')).to.equal('*');
      expect(response.headers.get('access-control-allow-headers')).to.include('content-type');
      expect(response.headers.get('access-control-allow-credentials')).to.equal(null);
    });

    it('answers persisted queries', async () => {
      const unique = `{ guilds { id } } # ${randomUUID()}`;
      const sha256Hash = createHash('sha256').update(unique).digest('hex');
      const extensions = { persistedQuery: { version: 1, sha256Hash } };
      const missed: Answer = JSON.parse(await (await post(graphql, { extensions })).text());
      expect(missed.errors?.[0]?.extensions.code).to.equal('PERSISTED_QUERY_NOT_FOUND');
      for (const body of [{ query: unique, extensions }, { extensions }]) {
        const { data, extensions: found }: Answer = JSON.parse(await (await post(graphql, body)).text());
        expect(data).to.deep.equal({ guilds: [{ id: guild }] });
        expect(found).to.have.nested.property('guildhall.block.number');
      }
    });

    it('answers what is too complex alike, whether or not the operation was answered before', async () => {
      const text = 'query ($n: Int) { ledgerEntries(first: $n) { guild { entries(first: 1000) { id } } } }';
      for (const n of [1_000, 1, 1_000, 1, 1_000]) {
        for (const [accept, status] of [
          ['application/json', 200],
          ['application/graphql-response+json', 400],
        ] as const) {
          const response = await post(graphql, { query: text, variables: { n } }, { ...JSON_TYPE, accept });
          expect(response.headers.get('content-type')).to.equal(`${accept}; charset=utf-8`);
          expect(response.status).to.equal(n === 1 ? 200 : status);
          await response.arrayBuffer();
        }
      }
    });

    it('speaks application/graphql-response+json to those who ask for it', async () => {
      const response = await post(graphql, { query }, { ...JSON_TYPE, accept: 'application/graphql-response+json' });
      expect(response.headers.get('content-type')).to.match(/^application\/graphql-response\+json/);
      expect(((await response.json()) as Answer).data).to.deep.equal({ guilds: [{ id: guild }] });
    });
  });
});
