import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect } from 'chai';
import { compressAnswers } from './compressAnswers.ts';
import { writeAnswer } from './writeAnswer.ts';

const LONG = JSON.stringify({ data: { names: Array.from({ length: 200 }, (_, number) => `Ünïon ${number}`) } });
const SHORT = '{"data":{}}';

describe('compressAnswers', () => {
  let server: Server;
  let port: number;

  before(async () => {
    server = createServer(
      compressAnswers((asked, response) => {
        const body = asked.url === '/short' ? SHORT : LONG;
        const headers = {
          'content-type': 'application/json; charset=utf-8',
          ...(asked.url === '/encoded' && { 'content-encoding': 'br' }),
        };
        writeAnswer(asked, response, { status: 200, headers, body: Buffer.from(body), failed: false });
      }),
    );
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
  });
  after(() => server.close());

  /** Unlike `fetch`, this decodes nothing. */
  async function ask(path: string, headers: Record<string, string>, method = 'GET') {
    const asking = request({ port, path, method, headers, agent: false }).end();
    const [response] = await once(asking, 'response');
    const body = await buffer(response);
    const { 'content-encoding': encoding, vary, etag } = response.headers;
    return { status: response.statusCode, encoding, vary, etag, body };
  }

  for (const [accepted, encoding] of [
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br;q=0.2, gzip;q=0.8', 'gzip'],
    ['*', 'br'],
    ['identity', undefined],
    ['gzip;q=0', undefined],
    ['zstd', undefined],
  ] as const) {
    it(`answers ${accepted} with ${encoding ?? 'no encoding'}`, async () => {
      const answer = await ask('/', { 'accept-encoding': accepted });
      expect(answer.encoding).to.equal(encoding);
      expect(answer.vary).to.equal('accept, accept-encoding');
      const decode = { br: brotliDecompressSync, gzip: gunzipSync, none: (bytes: Buffer) => bytes }[encoding ?? 'none'];
      expect(decode(answer.body).toString()).to.equal(LONG);
      if (encoding) expect(answer.body.length).to.be.below(LONG.length / 2);
    });
  }

  it('leaves alone what is short or encoded already, and clients that say nothing of it', async () => {
    for (const [path, headers, encoding] of [
      ['/short', { 'accept-encoding': 'br' }, undefined],
      ['/encoded', { 'accept-encoding': 'br' }, 'br'],
      ['/', {}, undefined],
    ] as const) {
      const answer = await ask(path, headers);
      expect([answer.encoding, answer.body.toString()]).to.deep.equal([encoding, path === '/short' ? SHORT : LONG]);
    }
  });

  it('answers HEAD and what a client has already with headers alone', async () => {
    const accepted = { 'accept-encoding': 'br' };
    const { etag, status, body } = await ask('/', accepted, 'HEAD');
    expect([status, body.length]).to.deep.equal([200, 0]);
    const again = await ask('/', { ...accepted, 'if-none-match': etag });
    expect([again.status, again.body.length, again.encoding, again.etag]).to.deep.equal([304, 0, undefined, etag]);
  });
});
