import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { freePorts } from '../process/ports.ts';
import { type ContentStore, startContentStore } from './contentStore.ts';

const HELLO = 'bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4';
const STRANGER = 'bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy';
const FAST_MS = 500;

describe('contentStore', () => {
  let folder: string;
  let store: ContentStore;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guildhall-content-'));
    const [port = 0] = await freePorts(1);
    store = await startContentStore({ folder, port });
  });
  after(async () => {
    await store.stop();
    await rm(folder, { recursive: true });
  });

  function post(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(`${store.url}/api/v0/${path}`, { method: 'POST', ...init });
  }

  function form(...files: [name: string, content: string | Uint8Array<ArrayBuffer>][]): FormData {
    const body = new FormData();
    for (const [name, content] of files) body.append('file', new Blob([content]), name);
    return body;
  }

  it('answers the version that graph-node asks for at its start', async () => {
    expect(await (await post('version')).json()).to.have.property('Version');
  });

  it('adds each file of an upload and answers a line for each', async () => {
    const body = form(['a.txt', 'hello world\n'], ['empty', '']);
    const lines = (await (await post('add?cid-version=1', { body })).text()).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line))).to.deep.equal([
      { Name: 'a.txt', Hash: HELLO, Size: '12' },
      { Name: 'empty', Hash: 'bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku', Size: '0' },
    ]);
  });

  it('gives version 0 CIDs when no version is asked for, like Kubo', async () => {
    const answer = await (await post('add', { body: form(['a.txt', 'hello world\n']) })).json();
    expect(answer).to.deep.equal({
      Name: 'a.txt',
      Hash: 'QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o',
      Size: '20',
    });
  });

  it('honours raw-leaves on its own', async () => {
    const answer = await (
      await post('add?cid-version=1&raw-leaves=false', { body: form(['a', 'hello world']) })
    ).json();
    expect(answer).to.have.property('Hash', 'bafybeihykld7uyxzogax6vgyvag42y7464eywpf55gxi5qpoisibh3c5wa');
  });

  it('reads a file of several chunks through both ways in', async () => {
    const bytes = new Uint8Array(1_500_000).map((_, at) => at % 251);
    const { Hash } = (await (await post('add?cid-version=1', { body: form(['big', bytes]) })).json()) as {
      Hash: string;
    };
    const byRpc = await post(`cat?arg=${Hash}`);
    const byGateway = await fetch(`${store.url}/ipfs/${Hash}`);
    expect(Buffer.from(await byRpc.arrayBuffer()).equals(bytes)).to.equal(true);
    expect(Buffer.from(await byGateway.arrayBuffer()).equals(bytes)).to.equal(true);
    expect(byGateway.headers.get('cache-control')).to.contain('immutable');
    expect(byGateway.headers.get('content-type')).to.equal('application/octet-stream');
  });

  it('shows a text as text, and never as a page', async () => {
    const body = form(['page.html', '<script>alert(1)</script>']);
    const { Hash } = (await (await post('add?cid-version=1', { body })).json()) as { Hash: string };
    const answer = await fetch(`${store.url}/ipfs/${Hash}`);
    expect(answer.headers.get('content-type')).to.equal('text/plain; charset=utf-8');
    expect(answer.headers.get('x-content-type-options')).to.equal('nosniff');
  });

  it('puts and gets a block', async () => {
    const answer = (await (await post('block/put', { body: form(['block', 'hello world\n']) })).json()) as object;
    expect(answer).to.deep.equal({ Key: HELLO, Size: 12 });
    expect(await (await post(`block/get?arg=${HELLO}`)).text()).to.equal('hello world\n');
    expect(await (await post(`pin/add?arg=${HELLO}`)).json()).to.deep.equal({ Pins: [HELLO] });
  });

  for (const path of ['cat?arg=', 'block/get?arg=', 'pin/add?arg=']) {
    it(`says at once that it lacks an unknown CID, and what is wrong with a bad one (${path})`, async () => {
      const startedAt = Date.now();
      const unknown = await post(path + STRANGER);
      expect(unknown.status).to.equal(404);
      expect(await unknown.json()).to.include({ Code: 0, Type: 'error' });
      expect(Date.now() - startedAt).to.be.below(FAST_MS);
      const bad = await post(`${path}nonsense`);
      expect(bad.status).to.equal(400);
      expect((await bad.json()) as object)
        .to.have.property('Message')
        .that.contains('invalid path "nonsense"');
      expect((await post(path.slice(0, path.indexOf('?')))).status).to.equal(400);
    });
  }

  it('answers 404 and 400 on the gateway, too', async () => {
    expect((await fetch(`${store.url}/ipfs/${STRANGER}`)).status).to.equal(404);
    expect((await fetch(`${store.url}/ipfs/nonsense`)).status).to.equal(400);
  });

  it('refuses a file above 25 MiB, and takes one of exactly that', async () => {
    const most = 25 * 1024 * 1024;
    const tooLarge = await post('add?cid-version=1', { body: form(['large', new Uint8Array(most + 1)]) });
    expect(tooLarge.status).to.equal(413);
    expect((await tooLarge.json()) as object).to.have.property('Message', `a file may have at most ${most} bytes`);
    expect((await post('add?cid-version=1', { body: form(['most', new Uint8Array(most)]) })).status).to.equal(200);
  });

  it('refuses what is not an upload, what would change the CID, and what a web page asks for', async () => {
    expect((await post('add', { body: 'text' })).status).to.equal(400);
    expect((await post('add', { body: new FormData() })).status).to.equal(400);
    expect((await post('add?chunker=size-1048576', { body: form(['a', 'a']) })).status).to.equal(400);
    expect((await post('add', { body: form(['a', 'a']), headers: { origin: 'http://evil.example' } })).status).to.equal(
      403,
    );
    expect((await fetch(`${store.url}/api/v0/version`)).status).to.equal(405);
    expect((await post('files/rm')).status).to.equal(404);
  });
});
