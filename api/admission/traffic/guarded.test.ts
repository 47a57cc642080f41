import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { guarded } from './guarded.ts';

describe('guarded', () => {
  const logged: unknown[] = [];
  const log = { error: (entry: { err: unknown }) => logged.push(entry.err) };
  let server: Server;
  let url: string;
  before(async () => {
    const fails = guarded(async ({ url: path }, response) => {
      if (path === '/begun') response.write('half an answer');
      if (path === '/later') await new Promise((resolve) => setImmediate(resolve));
      if (path !== '/fine') throw new RangeError(`secret of ${path}`);
      response.end('fine');
    }, log as never);
    server = createServer(fails);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => server.close());

  it('answers what is thrown, at once or later, with 500 and without the reason', async () => {
    for (const path of ['/now', '/later']) {
      const response = await fetch(url + path);
      expect(response.status).to.equal(500);
      expect(response.headers.get('access-control-allow-origin')).to.equal('*');
      const text = await response.text();
      expect(JSON.parse(text)).to.have.nested.property('errors[0].extensions.code', 'INTERNAL');
      expect(text).not.to.include('secret');
    }
    expect(logged.splice(0).map(String)).to.deep.equal(['RangeError: secret of /now', 'RangeError: secret of /later']);
    expect(await (await fetch(`${url}/fine`)).text()).to.equal('fine');
  });

  it('cuts off an answer that had begun', async () => {
    const failure = await fetch(`${url}/begun`)
      .then((response) => response.text())
      .catch((error: Error) => error);
    expect(failure).to.be.an.instanceOf(Error);
    expect(await (await fetch(`${url}/fine`)).text()).to.equal('fine');
  });
});
