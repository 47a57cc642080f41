import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import express from 'express';
import { buildSchema } from 'graphql';
import { createAdmission } from './admission.ts';
import { receiveRequests } from './receiveRequests.ts';

const LIMITS = {
  cost: 250_000,
  answerBytes: 1_000_000,
  requestsPerMinute: 1_000,
  costPerMinute: 1_000_000,
  requestsInFlight: 10,
  trustedProxies: 0,
};

describe('receiveRequests', function () {
  this.timeout(60_000);
  const admission = createAdmission(LIMITS, new Map());
  const server = express()
    .use(express.json(), receiveRequests(admission), (_req, res) => void res.json('Apollo'))
    .listen(0, '127.0.0.1');

  before(async () => {
    admission.setSchema(buildSchema('type Query { word(of: Int): String }'));
    if (!server.listening) await once(server, 'listening');
  });
  after(() => void server.close());

  async function ask(body: object) {
    const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-encoding': 'br' },
      body: JSON.stringify(body),
    });
    return { status: response.status, encoding: response.headers.get('content-encoding'), body: await response.json() };
  }

  it('answers questions about the schema itself, compressed, and leaves the rest to Apollo', async () => {
    const query = '{ __schema { types { name fields { name args { name type { name } } } } } }';
    const { encoding, body } = await ask({ query, operationName: '' });
    expect(encoding).to.equal('br');
    expect(JSON.stringify(body)).to.include('"word"');
    expect((await ask({ query: '{ word }' })).body).to.equal('Apollo');
    expect((await ask({ query: '{ __schema { nothing } }' })).body).to.equal('Apollo');
    expect((await ask({ query, extensions: { persistedQuery: {} } })).body).to.equal('Apollo');
  });

  it('refuses questions about the schema beside others', async () => {
    const { status, body } = await ask({ query: '{ word __schema { types { name } } }' });
    expect(status).to.equal(400);
    expect(body.errors[0].extensions.code).to.equal('QUERY_TOO_COMPLEX');
  });
});
