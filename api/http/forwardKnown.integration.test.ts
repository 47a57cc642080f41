import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect } from 'chai';
import { buildSchema, Kind, type OperationDefinitionNode, parse, type VariableDefinitionNode } from 'graphql';
import { FREE_LIMITS } from '../../testing/freeAdmission.ts';
import { createAdmission } from '../admission/admission.ts';
import { fault } from '../errors.ts';
import { BASIS_KEY, takeBasis } from '../ledger/blocks/basis.ts';
import { createKnownOperations, type Forwarded } from '../ledger/knownOperations.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { forwardKnown } from './forwardKnown.ts';

const KNOWN = 'query Q { guilds { name } }';
const JSON_TYPE = { 'content-type': 'application/json' };

describe('forwardKnown', () => {
  const known = createKnownOperations();
  const remember = (variables: Record<string, unknown>, made: Forwarded['made'] = []) =>
    known.add({ source: KNOWN, operationName: undefined, variables }, ['a'], {
      query: '"forwarded query"',
      made,
      sent: new Set(['a']),
    });
  remember({});
  remember({ a: [1] });
  const admission = createAdmission(FREE_LIMITS, new Map());
  admission.setSchema(buildSchema('type Query { guilds(first: Int = 5): [Guild!]! } type Guild { name: String }'));
  const document = parse(KNOWN);
  admission.price({ source: KNOWN }, document, document.definitions[0] as OperationDefinitionNode);
  let answer = '';
  const forwarded: string[] = [];
  const passedOn: unknown[] = [];
  let server: Server;
  let url: string;

  before(async () => {
    const forward = async (body: string) => {
      forwarded.push(body);
      if (answer === '') throw fault('UPSTREAM_UNAVAILABLE', 'graph-node does not answer');
      const bytes = Buffer.from(answer);
      return { bytes, taken: takeBasis(bytes) };
    };
    server = createServer(
      forwardKnown({
        ledger: { forOperation: () => ({ forward }) as unknown as Ledger },
        known,
        admission,
        application(request, response) {
          passedOn.push((request as { body?: unknown }).body);
          response.end('application');
        },
      }),
    );
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  });
  beforeEach(() => {
    forwarded.splice(0);
    passedOn.splice(0);
    answer = `{"data":{"guilds":[{"name":"Ünïon 🌱"}],"${BASIS_KEY}":{"deployment":"Qm","block":{"number":7,"hash":"0xab"}}}}`;
  });
  after(() => server.close());

  const post = (body: string, headers: Record<string, string> = JSON_TYPE) =>
    fetch(url, { method: 'POST', headers, body });

  it('answers a known operation itself, with what it stands on, byte for byte', async () => {
    const response = await post(JSON.stringify({ query: KNOWN, variables: { a: [1] } }));
    expect(await response.text()).to.equal(
      '{"data":{"guilds":[{"name":"Ünïon 🌱"}]},"extensions":{"guildhall":{"deployment":"Qm","block":{"number":7,"hash":"0xab"},"cost":5}}}',
    );
    expect(response.headers.get('content-type')).to.equal('application/json; charset=utf-8');
    expect(response.headers.get('access-control-allow-origin')).to.equal('*');
    expect(response.headers.get('access-control-expose-headers')).to.equal(
      'etag, retry-after, guildhall-block, content-disposition, x-request-id',
    );
    expect(passedOn).to.deep.equal([]);
    expect(forwarded.map((body) => JSON.parse(body))).to.deep.equal([
      { query: 'forwarded query', variables: { a: [1] } },
    ]);
  });

  for (const [what, body] of [
    ['an operation that is not known', { query: '{ guilds { id } }' }],
    ['variables of another shape', { query: KNOWN, variables: { a: null } }],
    ['another operation of the same document', { query: KNOWN, operationName: 'Q' }],
    ['a persisted query', { query: KNOWN, extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } }],
    ['variables that are no object', { query: KNOWN, variables: 'x' }],
    ['a batch', [{ query: KNOWN }]],
    ['no query', { variables: {} }],
  ] as const) {
    it(`hands on ${what}, with the body parsed`, async () => {
      expect(await (await post(JSON.stringify(body))).text()).to.equal('application');
      expect(passedOn).to.deep.equal([body]);
      expect(forwarded).to.deep.equal([]);
    });
  }

  it('puts told fields into an answer, and leaves what a reorganisation keeps from being told to the application', async () => {
    const asked = { source: KNOWN, operationName: undefined, variables: { a: true } };
    const place = async (data: object, { basis }: { basis: unknown }) => {
      if (answer.includes('0xdead')) throw fault('CHAIN_REORGED', 'It is gone.');
      return { ...data, told: `“${JSON.stringify(basis)}”` };
    };
    const telling = { place } as unknown as NonNullable<Forwarded['telling']>;
    known.add(asked, ['a'], { query: '"asks what is told"', made: [], sent: new Set(), telling });
    const ask = async () => (await post(JSON.stringify({ query: KNOWN, variables: { a: true } }))).text();
    const basis = { deployment: 'Qm', block: { number: 7, hash: '0xab' } };
    expect(JSON.parse(await ask())).to.deep.equal({
      data: { guilds: [{ name: 'Ünïon 🌱' }], told: `“${JSON.stringify(basis)}”` },
      extensions: { guildhall: { ...basis, cost: 5 } },
    });
    answer = answer.replace('0xab', '0xdead');
    expect(await ask()).to.equal('application');
  });

  it('makes the variables that the operation was written for, and hands on those that cannot be used', async () => {
    const codec = (value: unknown) => {
      if (value === 'unusable') throw new Error('unusable');
      return `%${value}%`;
    };
    const definition = { kind: Kind.VARIABLE_DEFINITION } as VariableDefinitionNode;
    remember({ a: 'text' }, [{ name: '_v0', from: 'a', codec, definition }]);
    await post(JSON.stringify({ query: KNOWN, variables: { a: 'x', unused: 'y' } }));
    expect(forwarded.map((body) => JSON.parse(body).variables)).to.deep.equal([{ a: 'x', _v0: '%x%' }]);
    const variables = { a: 'unusable' };
    expect(await (await post(JSON.stringify({ query: KNOWN, variables }))).text()).to.equal('application');
  });

  for (const [what, headers] of [
    ['another type', { 'content-type': 'text/plain' }],
    ['another charset', { 'content-type': 'application/json; charset=utf-16' }],
    ['an encoded body', { ...JSON_TYPE, 'content-encoding': 'gzip' }],
    ['a wish for another type', { ...JSON_TYPE, accept: 'text/html' }],
  ] as const) {
    it(`does not touch a request with ${what}`, async () => {
      expect(await (await post(JSON.stringify({ query: KNOWN }), headers)).text()).to.equal('application');
      expect(passedOn).to.deep.equal([undefined]);
    });
  }

  const get = (search: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(`${url}?${new URLSearchParams(search)}`, { headers });

  it('answers a known operation by GET, which a client that has the answer gets no second time', async () => {
    const response = await get({ query: KNOWN, variables: '{"a":[1]}' });
    expect(await response.json()).to.have.nested.property('data.guilds[0].name', 'Ünïon 🌱');
    expect(response.headers.get('cache-control')).to.equal('no-cache');
    const etag = response.headers.get('etag') ?? '';
    expect(etag).to.match(/^W\/"[\w-]{43}"$/);
    for (const tag of [etag, `"x", ${etag.slice(2)}`, '*']) {
      const again = await get({ query: KNOWN, variables: '{"a":[1]}' }, { 'if-none-match': tag });
      expect([again.status, await again.text(), again.headers.get('etag')]).to.deep.equal([304, '', etag]);
    }
    expect(JSON.parse(forwarded[0] ?? '')).to.deep.equal({ query: 'forwarded query', variables: { a: [1] } });
    answer = answer.replace('0xab', '0xac');
    const after = await get({ query: KNOWN }, { 'if-none-match': etag });
    expect(after.status).to.equal(200);
    expect(after.headers.get('etag')).not.to.equal(etag);
  });

  it('tags no answer to a POST', async () => {
    const response = await post(JSON.stringify({ query: KNOWN }), { ...JSON_TYPE, 'if-none-match': '*' });
    expect([response.status, response.headers.get('etag')]).to.deep.equal([200, null]);
  });

  for (const [what, search] of [
    ['an operation that is not known', 'query={guilds{id}}'],
    ['two operations', `query=${KNOWN}&query=${KNOWN}`],
    ['variables that are no JSON', `query=${KNOWN}&variables={`],
    ['a persisted query', `query=${KNOWN}&extensions={}`],
    ['nothing', ''],
  ]) {
    it(`does not touch a GET of ${what}`, async () => {
      expect(await (await fetch(`${url}?${search}`)).text()).to.equal('application');
      expect(forwarded).to.deep.equal([]);
    });
  }

  it('answers with GraphQL’s own type whoever knows it', async () => {
    for (const others of ['', ', application/json;q=0.9']) {
      const accept = `application/graphql-response+json${others}`;
      const response = await post(JSON.stringify({ query: KNOWN }), { ...JSON_TYPE, accept });
      expect(response.headers.get('content-type')).to.equal('application/graphql-response+json; charset=utf-8');
    }
    expect(passedOn).to.deep.equal([]);
  });

  it('takes a byte order mark before the body, and no bytes that are not UTF-8', async () => {
    expect((await post(`\ufeff${JSON.stringify({ query: KNOWN })}`)).status).to.equal(200);
    const body = Buffer.from(JSON.stringify({ query: KNOWN, variables: { a: 'é' } }), 'latin1');
    expect((await fetch(url, { method: 'POST', headers: JSON_TYPE, body })).status).to.equal(400);
  });

  it('refuses a body that is too long', async () => {
    const response = await post(JSON.stringify({ query: KNOWN, variables: { a: 'x'.repeat(262_144) } }));
    expect([response.status, passedOn]).to.deep.equal([413, []]);
  });

  it('does not touch another path or a body without a length', async () => {
    await fetch(`${url}x`, { method: 'POST', headers: JSON_TYPE, body: JSON.stringify({ query: KNOWN }) });
    const body = new Blob([JSON.stringify({ query: KNOWN })]).stream();
    await fetch(url, { method: 'POST', headers: JSON_TYPE, body, duplex: 'half' } as RequestInit);
    expect(passedOn).to.deep.equal([undefined, undefined]);
  });

  it('leaves an answer with errors, or none, to the application', async () => {
    answer = '{"errors":[{"message":"Query timed out"}]}';
    expect(await (await post(JSON.stringify({ query: KNOWN }))).text()).to.equal('application');
    answer = '';
    expect(await (await post(JSON.stringify({ query: KNOWN }))).text()).to.equal('application');
    expect(passedOn).to.deep.equal([{ query: KNOWN }, { query: KNOWN }]);
  });

  it('refuses a body that is not JSON', async () => {
    const response = await post('{"query":');
    expect(response.status).to.equal(400);
    expect(await response.json()).to.deep.equal({
      errors: [
        {
          message: 'The body cannot be read: it must be JSON in UTF-8.',
          extensions: { code: 'BAD_REQUEST', retryable: false },
        },
      ],
    });
  });

  it('refuses variables nested so deep that writing them would overflow the stack', async () => {
    const response = await post(`{"query":"${KNOWN}","variables":{"a":${'['.repeat(5_000)}${']'.repeat(5_000)}}}`);
    expect(response.status).to.equal(400);
    expect(await response.text()).to.include('nested deeper than 64');
    const variables = `{"a":${'['.repeat(2_000)}${']'.repeat(2_000)}}`;
    expect((await get({ query: KNOWN, variables })).status).to.equal(400);
    expect(forwarded.concat(passedOn as string[])).to.deep.equal([]);
  });

  it('survives a client that leaves in the middle of its body', async () => {
    const { port } = server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write(
      'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"query',
    );
    socket.destroy();
    expect((await post(JSON.stringify({ query: KNOWN }))).status).to.equal(200);
  });
});
