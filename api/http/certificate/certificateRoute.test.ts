import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import express from 'express';
import type { AskedCertificate } from '../../certificate/certificateOrder.ts';
import type { CertificateAnswer } from '../../certificate/certificates.ts';
import { certificateRoute } from './certificateRoute.ts';

const GUILD = `0x${'ab'.repeat(20)}` as const;

describe('the route of certificates', () => {
  let server: Server;
  let folder: string;
  let answer: CertificateAnswer;
  let asked: AskedCertificate[];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guildhall-route-'));
    await writeFile(join(folder, 'made'), 'made');
    const certificates = {
      of: (one: AskedCertificate) => {
        asked.push(one);
        return answer;
      },
      close: async () => undefined,
    };
    const app = express();
    app.set('query parser', (query: string | null) => Object.fromEntries(new URLSearchParams(query ?? '')));
    app.use('/certificate', certificateRoute(certificates, { trustedProxies: 0, clientKeys: new Set() }));
    server = createServer(app).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  beforeEach(() => {
    asked = [];
    answer = { waiting: { seconds: 7, ahead: 1, progress: undefined } };
  });
  after(async () => {
    server?.close();
    await rm(folder, { recursive: true });
  });

  const get = (path: string) => fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/certificate/${path}`);
  async function refusal(path: string) {
    const response = await get(path);
    const { errors } = (await response.json()) as { errors: [{ message: string; extensions: object }] };
    return { status: response.status, retryAfter: response.headers.get('retry-after'), ...errors[0] };
  }

  it('asks for the certificate of a guild, or of its period', async () => {
    answer = { file: join(folder, 'made'), block: 9n, hash: '0x12' };
    const whole = await get(GUILD.toUpperCase().replace('X', 'x'));
    expect([whole.status, await whole.text()]).to.deep.equal([200, 'made']);
    const period = await get(`${GUILD}?from=3&to=9`);
    expect(period.headers.get('content-disposition')).to.include(`${GUILD}-3-9.certificate.gz`);
    expect(period.headers.get('guildhall-block')).to.equal('9 0x12');
    expect(asked).to.deep.equal([
      { guild: GUILD, from: undefined, to: undefined },
      { guild: GUILD, from: 3n, to: 9n },
    ]);
  });

  for (const [path, message] of [
    ['guild', '0x and 40 hex digits'],
    [`${GUILD}?from=latest`, '`from` is "latest": give the number of a block'],
    [`${GUILD}?from=-1`, '`from` is "-1"'],
    [`${GUILD}?to=`, '`to` is ""'],
    [`${GUILD}?to=0x10`, '`to` is "0x10"'],
    [`${GUILD}?to=${'9'.repeat(16)}`, '`to` is'],
    [`${GUILD}?from=9&to=3`, 'begins with block 9, after its last one, 3'],
    [`${GUILD}?since=3`, 'has no "since"'],
  ] as const) {
    it(`refuses ${path}`, async () => {
      const { status, message: told, extensions } = await refusal(path);
      expect([status, extensions]).to.deep.equal([400, { code: 'BAD_REQUEST', retryable: false }]);
      expect(told).to.include(message);
      expect(asked).to.deep.equal([]);
    });
  }

  it('says when to ask again, and what is not there', async () => {
    const later = { status: 503, extensions: { code: 'UPSTREAM_UNAVAILABLE', retryable: true } };
    const waiting = await refusal(GUILD);
    expect(waiting).to.deep.include({ ...later, retryAfter: '7' });
    expect(waiting.message).to.equal('The certificate will be made after 1 other. Ask again in 7 s.');
    answer = { failed: 'the node is down' };
    expect(await refusal(GUILD)).to.deep.include({ ...later, retryAfter: '60' });
    answer = { unknown: 'no such guild' };
    expect(await refusal(GUILD)).to.deep.equal({
      status: 404,
      retryAfter: null,
      message: 'no such guild',
      extensions: { code: 'BAD_REQUEST', retryable: false },
    });
  });
});
