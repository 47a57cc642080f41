import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import express from 'express';
import { showExplorer } from './showExplorer.ts';

const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

describe('showExplorer', () => {
  let server: Server;
  let url: string;
  before(async () => {
    const app = express();
    app.use('/graphql', showExplorer, (_req, res) => void res.send('the API'));
    server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  });
  after(() => server.close());

  const ask = (path: string, init: RequestInit) => fetch(`${url}${path}`, { redirect: 'manual', ...init });

  it('leads a browser to the page’s explorer', async () => {
    const response = await ask('', { headers: BROWSER });
    expect([response.status, response.headers.get('location')]).to.deep.equal([302, '/explore']);
  });

  it('lets operations and programs through', async () => {
    const answers = [
      await ask('?query=%7B__typename%7D', { headers: BROWSER }),
      await ask('?extensions=%7B%7D', { headers: BROWSER }),
      await ask('', { headers: { accept: 'application/json' } }),
      await ask('', { method: 'POST', headers: BROWSER }),
    ];
    for (const answer of answers) expect(await answer.text()).to.equal('the API');
  });
});
