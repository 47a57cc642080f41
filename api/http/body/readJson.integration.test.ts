import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { freeAdmission } from '../../../testing/freeAdmission.ts';
import { createApp } from '../createApp.ts';
import { createHealth } from '../health/health.ts';

const OPERATION = { query: '{ guilds { id } }' };
const TEXT = JSON.stringify(OPERATION);
const GZIPPED = gzipSync(TEXT);

describe('the body of a request', () => {
  let server: Server;
  let url: string;

  before(async () => {
    const app = createApp({
      graphql: () => (req, res) => void res.json(req.body),
      admission: freeAdmission(),
      health: createHealth({}),
      log: { error: (fact: object) => expect.fail(JSON.stringify(fact)) },
    });
    server = createServer(app);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  });
  after(() => server.close());

  const post = (body: NonNullable<RequestInit['body']>, headers: Record<string, string>) =>
    fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });

  for (const [what, body, headers] of [
    ['as it is', TEXT, {}],
    ['with a byte order mark', `\ufeff${TEXT}`, {}],
    ['with a byte order mark and a parameter of the type', `\ufeff${TEXT}`, { 'content-type': 'application/json;a=b' }],
    ['compressed', GZIPPED, { 'content-encoding': 'gzip' }],
  ] as const) {
    it(`is read ${what}`, async () => {
      const response = await post(body, headers);
      expect([response.status, await response.json()]).to.deep.equal([200, OPERATION]);
    });
  }

  for (const [what, status, words, body, headers] of [
    ['of another type', 415, 'content-type: application/json', TEXT, { 'content-type': 'text/plain' }],
    ['of a form', 415, 'content-type: application/json', new URLSearchParams(OPERATION), { 'content-type': '' }],
    ['in another charset', 415, 'UTF-8', TEXT, { 'content-type': 'application/json; charset=utf-16' }],
    ['in an unknown charset', 415, 'UTF-8', TEXT, { 'content-type': 'application/json; charset=klingon' }],
    ['of bytes that are not UTF-8', 400, 'UTF-8', Buffer.from('{"query":"é"}', 'latin1'), {}],
    ['in an unknown encoding', 415, 'content-encoding', TEXT, { 'content-encoding': 'lzma' }],
    ['in zstd, which not every client has', 415, 'gzip, deflate or br', TEXT, { 'content-encoding': 'zstd' }],
    ['that is not compressed as it says', 400, 'content-encoding', TEXT, { 'content-encoding': 'gzip' }],
    ['that is cut off', 400, 'content-encoding', GZIPPED.subarray(0, 20), { 'content-encoding': 'gzip' }],
    ['that is too long', 413, '256 KB', 'x'.repeat(262_145), {}],
    [
      'that is too long once it is decoded',
      413,
      '256 KB',
      gzipSync('x'.repeat(262_145)),
      { 'content-encoding': 'gzip' },
    ],
    ['that is no JSON', 400, 'JSON', '{"query":', {}],
    ['that is nothing', 400, 'no operation', '', {}],
    ['that is null', 400, 'no operation|JSON', 'null', {}],
    ['that is a text', 400, 'no operation|JSON', '"{ guilds { id } }"', {}],
    ['that is an empty object', 400, 'no operation', '{}', {}],
    ['with a number that JSON has no room for', 400, 'in quotes', '{"query":"{a}","variables":{"a":[1e400]}}', {}],
    ['that is a batch', 400, 'not an array', `[${TEXT}]`, {}],
  ] as const) {
    it(`is refused ${what}`, async () => {
      const response = await post(body, headers);
      const { errors } = (await response.json()) as { errors: [{ message: string; extensions: { code: string } }] };
      expect(response.status).to.equal(status);
      expect(errors[0].message).to.match(new RegExp(words));
      expect(errors[0].extensions.code).to.equal('BAD_REQUEST');
    });
  }

  it('may be in the address, nested no deeper than in a body', async () => {
    const variables = `{"a":${'['.repeat(2_000)}${']'.repeat(2_000)}}`;
    const response = await fetch(`${url}?${new URLSearchParams({ ...OPERATION, variables })}`);
    expect(response.status).to.equal(400);
    expect(await response.text()).to.include('nested deeper than 64');
  });

  it('may come after any headers that a page’s client asks to send', async () => {
    const asked = 'content-type,apollographql-client-name,apollographql-client-version';
    const headers = { 'access-control-request-method': 'POST', 'access-control-request-headers': asked };
    const response = await fetch(url, { method: 'OPTIONS', headers: { ...headers, origin: 'https://example.org' } });
    expect(response.status).to.equal(204);
    expect(response.headers.get('access-control-allow-origin')).to.equal('*');
    expect(response.headers.get('access-control-allow-headers')).to.equal(asked);
    expect(response.headers.get('access-control-allow-methods')).to.equal('GET, HEAD, POST');
  });

  it('is answered, well or not, with headers that a page may read', async () => {
    for (const body of [TEXT, '{']) {
      const { headers } = await post(body, {});
      expect(headers.get('access-control-expose-headers')).to.equal(
        'etag, retry-after, guildhall-block, content-disposition, x-request-id',
      );
    }
  });
});
