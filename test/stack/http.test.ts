import { expect } from 'chai';
import { auditServer } from 'graphql-http';
import { runningStack } from '../../testing/stack/runningStack.ts';

describe('GraphQL over HTTP', () => {
  let url: string;
  before(async () => {
    url = (await runningStack()).graphql;
  });

  const post = async (body: object, headers: Record<string, string> = {}) => {
    const asked = { method: 'POST', headers: { 'content-type': 'application/json', ...headers } };
    const response = await fetch(url, { ...asked, body: JSON.stringify(body) });
    return { status: response.status, ...((await response.json()) as { data?: unknown; errors?: Fault[] }) };
  };
  const get = (search: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(`${url}?${new URLSearchParams(search)}`, { headers });
  type Fault = { message: string; extensions: { code: string } };

  it('passes every audit of graphql-http', async () => {
    const results = await auditServer({ url });
    const others = results.filter(({ status }) => status !== 'ok');
    expect(others.map((result) => `${result.status} ${result.id} ${result.name}`)).to.deep.equal([]);
    expect(results.length).to.be.above(50);
  });

  it('answers queries by GET, and no second time to whom has the answer', async () => {
    const query =
      'query ($n: Int) { ledgerEntries(first: $n, orderBy: id) { id entryHash } _meta { block { number } } }';
    let before: string | undefined;
    // Blocks go on: until two answers stand on the same one.
    for (let turn = 0; turn < 20; turn += 1) {
      const headers = { 'accept-encoding': 'br', ...(before !== undefined && { 'if-none-match': before }) };
      const response = await get({ query, variables: '{"n":100}' }, headers);
      if (response.status === 304) return expect(await response.text()).to.equal('');
      expect(response.status).to.equal(200);
      expect(response.headers.get('content-encoding')).to.equal('br');
      expect(response.headers.get('vary')).to.equal('accept, accept-encoding');
      expect(response.headers.get('cache-control')).to.equal('no-cache');
      expect((await response.json()) as object).to.have.nested.property('extensions.guildhall.block.hash');
      before = response.headers.get('etag') ?? '';
    }
    return expect.fail('No tag was recognised.');
  });

  it('tags no errors, and takes no mutation by GET', async () => {
    const failed = await get({ query: '{ nothing }' });
    expect([failed.status, failed.headers.get('etag'), failed.headers.get('cache-control')]).to.deep.equal([
      400,
      null,
      'no-store',
    ]);
    const query =
      'mutation { submitSignedTransaction(input: { rawTransaction: "0x", idempotencyKey: "a" }) { userErrors { code } } }';
    const mutation = await get({ query });
    expect([mutation.status, mutation.headers.get('allow')]).to.deep.equal([405, 'POST']);
  });

  for (const [what, operation, status, code, words] of [
    [
      'a subscription',
      { query: 'subscription { blocks { __typename } }' },
      400,
      'GRAPHQL_VALIDATION_FAILED',
      'text/event-stream',
    ],
    [
      'an unknown name',
      { query: 'query A { guilds { id } }', operationName: 'B' },
      400,
      'OPERATION_RESOLUTION_FAILURE',
      'B',
    ],
    [
      'a persisted query by a wrong hash',
      { query: '{ guilds { id } }', extensions: { persistedQuery: { version: 1, sha256Hash: 'ab' } } },
      400,
      'PERSISTED_QUERY_HASH_MISMATCH',
      'SHA-256',
    ],
    [
      'a persisted query of another version',
      { query: '{ guilds { id } }', extensions: { persistedQuery: { version: 2, sha256Hash: 'ab' } } },
      400,
      'BAD_REQUEST',
      'send 1',
    ],
    [
      'a persisted query that is not known',
      { extensions: { persistedQuery: { version: 1, sha256Hash: 'ab' } } },
      200,
      'PERSISTED_QUERY_NOT_FOUND',
      'PersistedQueryNotFound',
    ],
    [
      'a number for bytes',
      { query: '{ relayRequestByKey(from: 5, idempotencyKey: "a") { id } }' },
      400,
      'GRAPHQL_VALIDATION_FAILED',
      '0x',
    ],
    [
      'a number for bytes in a variable',
      { query: 'query ($f: Bytes!) { relayRequestByKey(from: $f, idempotencyKey: "a") { id } }', variables: { f: 5 } },
      400,
      'BAD_USER_INPUT',
      '0x',
    ],
    [
      'no address',
      { query: '{ relayRequestByKey(from: "0x5", idempotencyKey: "a") { id } }' },
      200,
      'BAD_USER_INPUT',
      'address',
    ],
  ] as const) {
    it(`says what to do about ${what}`, async () => {
      const answer = await post(operation);
      expect([answer.status, answer.errors?.[0]?.extensions.code]).to.deep.equal([status, code]);
      expect(answer.errors?.[0]?.message).to.include(words);
    });
  }
});
