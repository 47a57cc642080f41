import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import { freeAdmission } from '../../testing/freeAdmission.ts';
import { createApp } from './createApp.ts';
import { createHealth } from './health/health.ts';
import { withPlainAddress } from './plainAddress.ts';

const QUERY = 'query=%7Bguilds%7Bid%7D%7D';
/** With more nested brackets than are taken. */
const DEEP = `query=${'%7Ba'.repeat(65)}${'%7D'.repeat(65)}`;

describe('addresses', () => {
  let server: Server;
  before(async () => {
    const app = createApp({
      graphql: () => (_req, res) => void res.json('the API'),
      admission: freeAdmission(),
      health: createHealth({}),
      log: { error: (fact: object) => expect.fail(JSON.stringify(fact)) },
    });
    server = createServer(withPlainAddress(app));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  after(() => server.close());

  for (const [method, path, status, words] of [
    ['GET', `/graphql?${QUERY}`, 200, 'the API'],
    ['GET', `/graphql/?${QUERY}`, 200, 'the API'],
    ['GET', `http://any.example/graphql?${QUERY}`, 200, 'the API'],
    ['OPTIONS', '/graphql', 204, ''],
    ['GET', `/graphql/x?${QUERY}`, 404, 'send operations to /graphql'],
    ['POST', '/graphql/x', 404, 'send operations to /graphql'],
    ['OPTIONS', '/x', 404, 'send operations to /graphql'],
    ['OPTIONS', '*', 404, 'send operations to /graphql'],
    ['GET', `http://[bad/graphql?${QUERY}`, 400, 'is not an address'],
    ['GET', `/graphql?x#&${QUERY}`, 400, 'write it as %23'],
    ['GET', `/graphql?${'a&'.repeat(1_000)}${DEEP}`, 400, 'QUERY_TOO_COMPLEX'],
    [
      'GET',
      `/graphql?${'a&'.repeat(1_000)}${QUERY}&variables=${'['.repeat(99)}${']'.repeat(99)}`,
      400,
      'nested deeper',
    ],
  ] as const) {
    it(`answers ${status} to ${method} ${path.slice(0, 60)}`, async () => {
      const { port } = server.address() as AddressInfo;
      const asked = request({ port, host: '127.0.0.1', method, path }).end();
      const [response] = await once(asked, 'response');
      const body = await text(response);
      expect([response.statusCode, body.includes(words)]).to.deep.equal([status, true]);
      if (body !== '') expect(response.headers['content-type']).to.match(/^application\/json/);
    });
  }
});
