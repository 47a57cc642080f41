import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import express from 'express';
import { type ContentStore, startContentStore } from '../../../local/parts/contentStore.ts';
import { freePorts } from '../../../local/process/ports.ts';
import { FREE_LIMITS } from '../../../testing/freeAdmission.ts';
import { until } from '../../../testing/until.ts';
import { createAdmission } from '../../admission/admission.ts';
import type { Limits } from '../../admission/limits.ts';
import { createPublisher } from '../../documents/publisher.ts';
import { documentRoute } from './documentRoute.ts';

const HELLO = 'bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4';
const MOST = 600_000;
const SILENT = { warn() {} };

describe('the route of documents', () => {
  let folder: string;
  let store: ContentStore;
  const servers: Server[] = [];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guildhall-documents-'));
    const [port = 0] = await freePorts(1);
    store = await startContentStore({ folder, port });
  });
  after(async () => {
    for (const server of servers) server.close();
    await store?.stop();
    await rm(folder, { recursive: true });
  });

  /** A gateway's route; gives its port. */
  async function serve(ipfsUrl: string | undefined, limits: Partial<Limits> = {}): Promise<number> {
    const admission = createAdmission({ ...FREE_LIMITS, documentBytes: MOST, ...limits }, new Map());
    const publisher = createPublisher(ipfsUrl === undefined ? {} : { ipfsUrl }, SILENT);
    const server = createServer(express().all('/documents', documentRoute(publisher, admission)));
    servers.push(server.listen(0, '127.0.0.1'));
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  }

  async function post(
    port: number,
    body: string | ReadableStream,
    type = 'text/plain',
    headers: Record<string, string> = {},
  ) {
    const response = await fetch(`http://127.0.0.1:${port}/documents`, {
      method: 'POST',
      headers: { 'content-type': type, ...headers },
      body,
      duplex: 'half',
    } as RequestInit);
    const { data, errors } = (await response.json()) as {
      data?: { cid: string; digest: string; size: number };
      errors?: [{ message: string; extensions: { code: string; retryable: boolean } }];
    };
    const { code, retryable } = errors?.[0].extensions ?? {};
    return { status: response.status, data, code, retryable, message: errors?.[0].message, headers: response.headers };
  }

  it('names a document as the chain and the ledger do, the same bytes always the same', async () => {
    const port = await serve(store.url);
    const digest = `0x${createHash('sha256').update('hello world\n').digest('hex')}`;
    for (const type of ['text/plain', 'text/markdown; charset=UTF-8']) {
      const { status, data } = await post(port, 'hello world\n', type);
      expect([status, data]).to.deep.equal([200, { cid: HELLO, digest, size: 12 }]);
    }
    expect(await (await fetch(`${store.url}/ipfs/${HELLO}`)).text()).to.equal('hello world\n');
  });

  it('publishes what takes several blocks, up to the last byte that it may have', async () => {
    const { status, data } = await post(await serve(store.url), 'x'.repeat(MOST));
    expect([status, data?.size]).to.deep.equal([200, MOST]);
    expect(await (await fetch(`${store.url}/ipfs/${data?.cid}`)).text()).to.equal('x'.repeat(MOST));
  });

  it('refuses a document that is too large, whether it says so or not', async () => {
    const port = await serve(store.url);
    const before = await readdir(folder);
    const long = 'y'.repeat(MOST + 1);
    for (const body of [long, new Blob([long]).stream(), 'z'.repeat(20 * MOST)]) {
      const { status, code, retryable, message } = await post(port, body);
      expect([status, code, retryable]).to.deep.equal([413, 'DOCUMENT_TOO_LARGE', false]);
      expect(message).to.include(`${MOST} bytes`);
    }
    expect(await readdir(folder)).to.deep.equal(before);
  });

  for (const [what, type, body, headers] of [
    ['a page', 'text/html', '<p>words</p>', {}],
    ['a program', 'application/javascript', 'alert(1)', {}],
    ['a picture with scripts', 'image/svg+xml', '<svg/>', {}],
    ['a form', 'multipart/form-data; boundary=x', '--x--', {}],
    ['a page that is said to be a text', 'text/plain', ' <script>alert(1)</script>', {}],
    ['a text that is said to be a picture', 'image/png', 'words', {}],
    ['a text in another charset', 'text/plain; charset=latin1', 'words', {}],
    ['what is compressed', 'text/plain', 'words', { 'content-encoding': 'gzip' }],
    ['nothing', 'text/plain', '', {}],
  ] as const) {
    it(`refuses ${what}`, async () => {
      const { status, code, retryable } = await post(await serve(store.url), body, type, headers);
      expect([status, code, retryable]).to.deep.equal([415, 'DOCUMENT_NOT_ACCEPTED', false]);
    });
  }

  it('stores nothing of an upload that is cut, and gives its room to the next', async () => {
    const port = await serve(store.url, { requestsInFlight: 1 });
    const before = await readdir(folder);
    const socket = connect(port, '127.0.0.1');
    socket.write(
      'POST /documents HTTP/1.1\r\nhost: x\r\ncontent-type: text/plain\r\ncontent-length: 100\r\n\r\nwords that',
    );
    await until('it is being received', async () => (await post(port, 'others')).code === 'RATE_LIMITED');
    socket.destroy();
    await until('its room is free', async () => (await post(port, 'hello world\n')).status === 200);
    expect(await readdir(folder)).to.deep.equal(before);
  });

  it('bounds the bytes that a client publishes a minute', async () => {
    const port = await serve(store.url, { documentBytesPerMinute: 10 });
    expect((await post(port, 'hello world\n')).status).to.equal(200);
    const { status, code, retryable, headers } = await post(port, 'hello world\n');
    expect([status, code, retryable]).to.deep.equal([429, 'RATE_LIMITED', true]);
    expect(Number(headers.get('retry-after'))).to.be.within(1, 60);
  });

  it('says when the content store is away, names documents otherwise, or is not there at all', async () => {
    const [unused = 0] = await freePorts(1);
    const liar = createServer((_, response) => response.end(JSON.stringify({ Hash: HELLO })));
    servers.push(liar.listen(0, '127.0.0.1'));
    await once(liar, 'listening');
    for (const port of [unused, (liar.address() as AddressInfo).port]) {
      const { status, code, retryable, message } = await post(await serve(`http://127.0.0.1:${port}`), 'other words');
      expect([status, code, retryable]).to.deep.equal([503, 'UPSTREAM_UNAVAILABLE', true]);
      expect(message).not.to.include('127.0.0.1');
    }
    const { status, code, retryable } = await post(await serve(undefined), 'words');
    expect([status, code, retryable]).to.deep.equal([501, 'NOT_OFFERED', false]);
  });

  it('takes documents by POST alone', async () => {
    const response = await fetch(`http://127.0.0.1:${await serve(store.url)}/documents`);
    expect([response.status, response.headers.get('allow')]).to.deep.equal([405, 'POST']);
  });
});
