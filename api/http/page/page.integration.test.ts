import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { freeAdmission } from '../../../testing/freeAdmission.ts';
import { createApp } from '../createApp.ts';
import { createHealth } from '../health/health.ts';

const INDEX = '<!doctype html><title>Guildhall</title>';
const SCRIPT = 'console.log("Ünïon");'.repeat(100);
/** As browsers ask for what a person opens. */
const HTML = 'text/html,application/xhtml+xml,*/*;q=0.8';
const DECODE = { br: brotliDecompressSync, gzip: gunzipSync, none: (bytes: Buffer) => bytes };

describe('the page', () => {
  let folder: string;
  let server: Server;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guildhall-page-'));
    await mkdir(join(folder, 'assets'));
    for (const [file, text] of [
      ['index.html', INDEX],
      ['assets/index-abc.js', SCRIPT],
    ] as const) {
      await writeFile(join(folder, file), text);
      await writeFile(join(folder, `${file}.br`), brotliCompressSync(text));
      await writeFile(join(folder, `${file}.gz`), gzipSync(text));
    }
    await writeFile(join(folder, 'mark.svg'), '<svg/>');
    server = createServer(
      createApp({
        graphql: () => undefined,
        admission: freeAdmission(),
        health: createHealth({}),
        pageDir: folder,
        log: { error: () => {} },
      }),
    );
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  after(async () => {
    server.close();
    await rm(folder, { recursive: true });
  });

  async function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
    const { port } = server.address() as AddressInfo;
    const [response] = await once(request({ port, path, method, headers, agent: false }).end(), 'response');
    const bytes = await buffer(response);
    const encoding: keyof typeof DECODE = response.headers['content-encoding'] ?? 'none';
    return { status: response.statusCode, headers: response.headers, encoding, bytes };
  }

  for (const [accepted, encoding] of [
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip;q=0.1', 'gzip'],
    ['br;q=0.1, gzip', 'gzip'],
    ['identity', 'none'],
    ['*;q=0', 'none'],
  ] as const) {
    it(`comes as ${encoding} to whom accepts ${accepted}`, async () => {
      for (const [path, text, type] of [
        ['/', INDEX, 'text/html; charset=utf-8'],
        ['/ledger/0x01?tab=a', INDEX, 'text/html; charset=utf-8'],
        ['/assets/index-abc.js', SCRIPT, 'text/javascript; charset=utf-8'],
      ] as const) {
        const { status, headers, bytes, ...answer } = await ask(path, { accept: HTML, 'accept-encoding': accepted });
        expect([status, answer.encoding, headers['content-type']]).to.deep.equal([200, encoding, type]);
        expect(DECODE[encoding](bytes).toString()).to.equal(text);
        expect(headers.vary).to.match(/accept-encoding/i);
        expect(headers['content-length']).to.equal(String(bytes.length));
        const kept = path.startsWith('/assets') ? 'public, max-age=31536000, immutable' : 'no-cache';
        expect(headers['cache-control']).to.equal(kept);
      }
    });
  }

  it('loads its own files only, and may ask nodes by HTTPS or on the same machine', async () => {
    const { headers } = await ask('/', { accept: HTML });
    const rules = String(headers['content-security-policy']).split('; ');
    expect(rules).to.include("default-src 'self'");
    expect(rules).to.include("connect-src 'self' https: http://127.0.0.1:* http://localhost:*");
    expect(rules.filter((rule) => /https?:/.test(rule)).length).to.equal(1);
  });

  it('is not sent again to whom has it, in the encoding that it is had in', async () => {
    const tags = new Set<string>();
    for (const accepted of ['br', 'gzip', 'identity']) {
      for (const path of ['/', '/assets/index-abc.js']) {
        const { headers } = await ask(path, { 'accept-encoding': accepted });
        tags.add(`${path} ${headers.etag}`);
        const again = await ask(path, { 'accept-encoding': accepted, 'if-none-match': headers.etag });
        expect([again.status, again.bytes.length]).to.deep.equal([304, 0]);
      }
    }
    expect(tags.size).to.equal(6);
  });

  it('answers HEAD, files that are not compressed, and files that are gone since', async () => {
    const head = await ask('/assets/index-abc.js', { 'accept-encoding': 'br' }, 'HEAD');
    expect([head.status, head.encoding, head.bytes.length]).to.deep.equal([200, 'br', 0]);
    const plain = await ask('/mark.svg', { 'accept-encoding': 'br' });
    expect([plain.status, plain.encoding, plain.bytes.toString()]).to.deep.equal([200, 'none', '<svg/>']);
    await rm(join(folder, 'assets/index-abc.js.br'));
    const gone = await ask('/assets/index-abc.js', { 'accept-encoding': 'br' });
    expect([gone.status, gone.encoding]).to.deep.equal([404, 'none']);
    expect(gone.bytes.toString()).to.equal('There is nothing at this address.\n');
  });

  for (const [method, path, accept] of [
    ['GET', '/graphqll?query={guilds{id}}', '*/*'],
    ['GET', '/graphql2', undefined],
    ['GET', '/api/graphql', 'application/json'],
    ['HEAD', '/graphq', 'application/graphql-response+json'],
    ['POST', '/graphq', HTML],
    ['POST', '/', 'application/json'],
    ['PUT', `/${'x'.repeat(8_000)}`, undefined],
  ] as const) {
    it(`tells programs where the API is: ${method} ${path.slice(0, 30)}, ${accept}`, async () => {
      const { status, headers, bytes } = await ask(path, accept ? { accept } : {}, method);
      expect([status, headers['content-type']]).to.deep.equal([404, 'application/json; charset=utf-8']);
      expect(headers['access-control-allow-origin']).to.equal('*');
      if (method === 'HEAD') return;
      const { errors } = JSON.parse(bytes.toString());
      expect(errors[0].extensions).to.deep.equal({ code: 'BAD_REQUEST', retryable: false });
      expect(errors[0].message).to.match(/ send operations to \/graphql\.$/);
      expect(errors[0].message.length).to.be.below(1_000);
    });
  }
});
