import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import express from 'express';
import { buildSchema } from 'graphql';
import { FREE_LIMITS } from '../../testing/freeAdmission.ts';
import { createAdmission } from './admission.ts';
import { receiveRequests } from './receiveRequests.ts';

const LIMITS = { ...FREE_LIMITS, cost: 250_000, answerBytes: 1_000_000, requestsPerMinute: 1_000 };

describe('receiveRequests', () => {
  const admission = createAdmission(LIMITS, new Map());
  const server = express()
    .use(express.json(), receiveRequests(admission), (_req, res) => void res.json('Apollo'))
    .listen(0, '127.0.0.1');

  before(async () => {
    const sdl = readFileSync(new URL('../published/schema.graphql', import.meta.url), 'utf8');
    admission.setSchema(buildSchema(sdl, { assumeValid: true, noLocation: true }));
    if (!server.listening) await once(server, 'listening');
  });
  after(() => void server.close());

  async function ask(body: object, headers = {}) {
    const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-encoding': 'br', ...headers },
      body: JSON.stringify(body),
    });
    const { status, headers: given } = response;
    const [type, encoding] = [given.get('content-type'), given.get('content-encoding')];
    const exposed = given.get('access-control-expose-headers');
    return {
      status,
      type,
      encoding,
      exposed,
      body: (await response.json()) as { errors: { extensions: { code: string } }[] },
    };
  }

  it('answers questions about the schema itself, compressed, and leaves the rest to Apollo', async () => {
    const query = '{ __schema { types { name fields { name args { name type { name } } } } } }';
    const { encoding, body } = await ask({ query, operationName: '' });
    expect(encoding).to.equal('br');
    expect(JSON.stringify(body)).to.include('"ledgerEntries"');
    expect((await ask({ query: '{ guilds { id } }' })).body).to.equal('Apollo');
    expect((await ask({ query: '{ __schema { nothing } }' })).body).to.equal('Apollo');
    expect((await ask({ query: '{ __type(name: "Guild") { name } }' })).body).to.equal('Apollo');
    expect((await ask({ query, extensions: { persistedQuery: {} } })).body).to.equal('Apollo');
  });

  it('answers those who take GraphQL’s own type only, from what is kept too', async () => {
    const query = '{ __schema { types { name fields { name args { name type { name } } } } } }';
    const accept = 'application/graphql-response+json';
    const { type, encoding, body } = await ask({ query }, { accept });
    expect([type, encoding]).to.deep.equal([`${accept}; charset=utf-8`, 'br']);
    expect(JSON.stringify(body)).to.include('"ledgerEntries"');
  });

  it('refuses what asks for too much of the schema', async () => {
    const nested =
      '{ a: __type(name: "LedgerEntry_filter") { inputFields { name type { inputFields { name type { name kind } } } } } }';
    const { status, body } = await ask({ query: nested });
    expect(status).to.equal(400);
    expect(body.errors[0]?.extensions).to.include({ code: 'QUERY_TOO_COMPLEX' });
  });

  it('charges its client for each answer, kept or not', async () => {
    const query = '{ __schema { types { inputFields { name type { name kind } } } } }';
    let last = await ask({ query });
    for (let i = 0; last.status === 200 && i < 60; i += 1) last = await ask({ query });
    expect(last.status).to.equal(429);
    expect(last.exposed).to.include('retry-after');
  });

  it('refuses questions about the schema beside others', async () => {
    const { status, body } = await ask({ query: '{ guilds { id } __schema { types { name } } }' });
    expect(status).to.equal(400);
    expect(body.errors[0]?.extensions.code).to.equal('QUERY_TOO_COMPLEX');
  });
});
