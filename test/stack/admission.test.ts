import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { type RunningStack, runningStack } from '../../testing/stack/runningStack.ts';

type Answer = {
  data?: Record<string, unknown> | null;
  errors?: { message: string; extensions: { code: string; retryable: boolean; cost?: number; limit?: number } }[];
  extensions?: { guildhall?: { cost?: number; block?: object } };
};

describe('what a stranger asks of the gateway', () => {
  let running: RunningStack;
  before(async () => {
    running = await runningStack();
  });

  async function ask(
    body: object | string,
    headers: Record<string, string> = {},
  ): Promise<Answer & { status: number }> {
    const response = await fetch(running.graphql, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return { status: response.status, ...((await response.json()) as Answer) };
  }

  async function isLive(): Promise<boolean> {
    return (await fetch(`${running.stack.gatewayUrl}/livez`)).ok;
  }

  const many = (count: number, of: (i: number) => string) => Array.from({ length: count }, (_, i) => of(i)).join(' ');

  it('lives on when a known operation comes with variables nested 5,000 deep', async () => {
    const query = '{ guilds { id } }';
    for (let turn = 0; turn < 2; turn += 1) expect((await ask({ query })).status).to.equal(200);
    const { status, errors } = await ask(
      `{"query":"${query}","variables":{"a":${'['.repeat(5_000)}${']'.repeat(5_000)}}}`,
    );
    expect(status).to.equal(400);
    expect(errors?.[0]?.message).to.include('nested deeper than 64');
    expect(await isLive()).to.equal(true);
  });

  for (const [what, query, says] of [
    [
      'rows of rows',
      '{ ledgerEntries(first:1000){ guild { entries(first:1000){ id } } } }',
      /could return 1002000 objects/,
    ],
    [
      'lists six deep',
      '{guilds{entries(first:60){guild{entries(first:60){guild{entries(first:60){guild{id}}}}}}}}',
      /could return \d{8} objects/,
    ],
    [
      '250 fragments in a circle',
      `{ ...F0 } ${many(250, (i) => `fragment F${i} on Query { ...F${(i + 1) % 250} }`)}`,
      /50 fragments/,
    ],
    [
      '300 doubling fragments',
      `{ ...F0 } ${many(300, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)}`,
      /50 fragm/,
    ],
    ['300 nested inline fragments', `{ ${'... { '.repeat(300)} __typename ${'} '.repeat(301)}`, /64 nested brackets/],
    ['one field 1,240 times', `{ ${'__typename '.repeat(1_240)} }`, /2500 pairs/],
  ] as const) {
    it(`refuses ${what} before anything expands it`, async () => {
      const { status, data, errors } = await ask({ query });
      expect([status, data]).to.deep.equal([400, undefined]);
      expect(errors?.[0]?.extensions).to.include({ code: 'QUERY_TOO_COMPLEX', retryable: false });
      expect(errors?.[0]?.message).to.match(says);
    });
  }

  it('counts `first` from variables, on both ways through, and tells what an answer cost', async () => {
    const query = 'query ($n: Int = 20) { ledgerEntries(first: $n) { guild { entries(first: $n) { id } } } }';
    for (let turn = 0; turn < 2; turn += 1) {
      expect((await ask({ query })).extensions?.guildhall).to.include({ cost: 20 * (1 + 1 + 20) });
      expect((await ask({ query, variables: { n: 2 } })).extensions?.guildhall).to.include({ cost: 2 * 4 });
      const { status, errors } = await ask({ query, variables: { n: 1000 } });
      expect(status).to.equal(400);
      expect(errors?.[0]?.extensions).to.include({ code: 'QUERY_TOO_COMPLEX', cost: 1_002_000, limit: 250_000 });
    }
    expect((await ask({ query: '{ chain { id } }' })).extensions?.guildhall).to.deep.equal({ cost: 11 });
  });

  it('answers a question about the schema from what it keeps, compressed', async () => {
    const query = `{ __schema { types { name description fields { name description type { name } } } } }`;
    const headers = { 'content-type': 'application/json', 'accept-encoding': 'br' };
    const asked = (encoding: string) =>
      fetch(running.graphql, {
        method: 'POST',
        headers: { ...headers, 'accept-encoding': encoding },
        body: JSON.stringify({ query }),
      });
    const texts = await Promise.all(
      ['br', 'gzip', 'identity'].map(async (encoding) => {
        const response = await asked(encoding);
        expect(response.headers.get('content-encoding')).to.equal(encoding === 'identity' ? null : encoding);
        return response.text();
      }),
    );
    expect(new Set(texts).size).to.equal(1);
    expect(texts[0]).to.include('ledgerEntries');
    const fallback = await ask({ query, extensions: { any: 1 } });
    expect(fallback.data).to.deep.equal(JSON.parse(texts[0] ?? '').data);
  });

  // What has `extensions` is left to Apollo.
  for (const [way, more] of [
    ['before Apollo', {}],
    ['through Apollo', { extensions: { any: 1 } }],
  ] as const) {
    it(`refuses a question about the schema that is too large, ${way}`, async () => {
      const types = '__schema { types { inputFields { name description type { name kind ofType { name } } } } }';
      const query = `{ ${many(20, (i) => `s${i}: ${types}`)} }`;
      const { status, data, errors } = await ask({ query, ...more });
      expect([status, data]).to.deep.equal([400, undefined]);
      expect(errors?.[0]?.extensions).to.include({ code: 'QUERY_TOO_COMPLEX', retryable: false });
    });

    it(`takes an empty name of an operation for none, ${way}`, async () => {
      const asked = (query: string) => ask({ query, operationName: '', ...more });
      for (let turn = 0; turn < 2; turn += 1) {
        for (const query of ['{ guilds { id } }', '{ chain { id } }', '{ __schema { queryType { name } } }']) {
          const { status, data, errors } = await asked(query);
          expect([status, errors]).to.deep.equal([200, undefined]);
          expect(data).to.be.an('object');
        }
        const { status, errors } = await asked('query A { guilds { id } } query B { guilds { id } }');
        expect([status, errors?.[0]?.extensions.code]).to.deep.equal([400, 'OPERATION_RESOLUTION_FAILURE']);
      }
    });
  }

  it('repeats no long value, whoever refuses it', async () => {
    const long = 'x'.repeat(100_000);
    const where = 'query ($n: Int, $w: Guild_filter, $t: String) { guilds(first: $n, where: $w) { id } }';
    const approve = `mutation ($amount: BigInt!) { prepareApprove(input: { from: "x", token: "${long}", spender: "y", amount: $amount }) { userErrors { message } } }`;
    for (const body of [
      { query: where, variables: { n: long } },
      { query: where, variables: { w: { [long]: 1 } } },
      { query: where, variables: { w: { id: long } } },
      { query: `{ ${long} }` },
      { query: `{ guild(id: "${long}") { id } }` },
      { query: '{ guilds { id } }', operationName: long },
      { query: '{ chain { id } }', variables: { a: 1 }, operationName: long },
      { query: approve, variables: { amount: long } },
      {
        query: 'query ($f: Bytes!) { relayRequestByKey(from: $f, idempotencyKey: "a") { id } }',
        variables: { f: long },
      },
    ]) {
      const answer = await ask(body);
      const { length } = JSON.stringify(answer);
      expect(answer.errors?.[0]?.extensions.retryable ?? false).to.equal(false);
      expect(length, JSON.stringify(answer).slice(0, 500)).to.be.below(4_000);
    }
  });

  it('stops for a client that leaves, and answers the next', async () => {
    const { hostname, port } = new URL(running.graphql);
    const body = JSON.stringify({
      query:
        'query ($x: String) { ledgerEntries(first: 1000, where: { id_not: $x }) { id postings { amount account { id } } } }',
    });
    for (let i = 0; i < 50; i += 1) {
      const socket = connect(Number(port), hostname);
      socket.on('error', () => {});
      socket.write(
        `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
      );
      await sleep(5);
      socket.destroy();
    }
    expect((await ask({ query: '{ guilds { id } }' })).status).to.equal(200);
    expect(await isLive()).to.equal(true);
  });
});
