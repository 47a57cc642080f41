import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { expect } from 'chai';
import { JsonRpcProvider } from 'ethers';
import { createClient as createWsClient } from 'graphql-ws';
import WebSocket from 'ws';
import { createClient } from '../../client/index.ts';
import { callRpc } from '../../local/http/rpc.ts';
import type { Stack } from '../../local/stack/stack.ts';
import { foundGuild } from '../../local/story/foundGuild.ts';
import {
  type LogLine,
  OTHER_RELAYER_KEY,
  type OtherGateway,
  type OtherGateways,
  openOtherGateways,
} from '../../testing/stack/otherGateways.ts';
import { startThrowawayStack } from '../../testing/stack/throwawayStack.ts';
import { until } from '../../testing/until.ts';

const CLIENT_KEY = 'a-key-that-nobody-guesses-0123456789';
const JSON_TYPE = { 'content-type': 'application/json' };
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const ids = Array.from({ length: 200 }, (_, i) => `request-${i}`);
const newId = () => String(ids.pop());

describe('the gateway’s lines in the log', () => {
  let stack: Stack;
  let gateways: OtherGateways;
  let gateway: OtherGateway;
  let guild: string;

  before(async () => {
    stack = await startThrowawayStack();
    gateways = await openOtherGateways(stack);
    gateway = await gateways.start({ GUILDHALL_CLIENT_KEYS: CLIENT_KEY });
    await gateway.until('/readyz', 200);
    const provider = new JsonRpcProvider(stack.rpcUrl, undefined, { staticNetwork: true, cacheTimeout: -1 });
    const stablecoin = stack.deployments.TestDollar?.address ?? '';
    const client = createClient({ url: `${stack.gatewayUrl}/graphql` });
    guild = (await foundGuild({ client, provider, stablecoin, log: () => {} })).id;
    provider.destroy();
  });
  after(async () => {
    gateways?.stop();
    await stack?.stop();
  });

  const of = (id: string) => gateway.lines().filter(({ requestId }) => requestId === id);
  /** Its only line. */
  async function lineOf(id: string): Promise<LogLine> {
    await until(`${id} has its line`, async () => of(id).length > 0);
    expect(of(id)).to.have.length(1);
    return of(id)[0] as LogLine;
  }
  const post = (body: unknown, headers: Record<string, string>, path = '/graphql') =>
    fetch(gateway.url + path, {
      method: 'POST',
      headers: { ...JSON_TYPE, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  async function ask(body: unknown, headers: Record<string, string> = {}): Promise<LogLine> {
    const id = newId();
    const response = await post(body, { 'x-request-id': id, ...headers });
    expect(response.headers.get('x-request-id')).to.equal(id);
    await response.text();
    return lineOf(id);
  }

  it('tell how a query of the ledger was answered: by Apollo, from memory, from graph-node', async () => {
    const query = `query Entries { ledgerEntries(first: 3) { id number guild { id } } }`;
    const named = { operation: 'Entries', type: 'query', hash: sha256(query), status: 200, method: 'POST' };
    const first = await ask({ query });
    expect(first).to.include({ ...named, via: 'apollo', asks: 1, path: '/graphql', client: '127.0.0.1', level: 30 });
    expect(first.msg).to.equal('A request was answered.');
    expect(first.cost).to.be.above(0);
    expect(first.bytes).to.be.above(300);
    expect(first.ms).to.be.above(0);
    const kept = await ask({ query });
    expect(kept).to.include({ ...named, via: 'cache', cost: first.cost });
    expect(kept).to.not.have.any.keys('asks', 'codes');
    await callRpc(stack.rpcUrl, 'hardhat_mine', ['0x1']);
    await stack.indexed(Number(await callRpc(stack.rpcUrl, 'eth_blockNumber', [])));
    const anew = await until('it is asked of graph-node again', async () => {
      const line = await ask({ query });
      return line.via === 'forwarded' && line;
    });
    expect(anew)
      .to.include({ ...named, cost: first.cost })
      .and.to.have.property('asks')
      .that.is.at.least(1);
  });

  it('tell own fields, mutations, questions about the schema, and a client’s key by its digest', async () => {
    const own = await ask({ query: '{ chain { id } }' }, { authorization: `Bearer ${CLIENT_KEY}` });
    expect(own).to.include({ via: 'apollo', type: 'query', client: `key ${sha256(CLIENT_KEY).slice(0, 16)}` });
    expect(own).to.not.have.any.keys('operation', 'asks');
    const query = 'mutation Claim($input: ClaimInput!) { prepareClaim(input: $input) { userErrors { message } } }';
    expect(await ask({ query, variables: { input: {} } })).to.include({
      operation: 'Claim',
      type: 'mutation',
      hash: sha256(query),
    });
    const schema = '{ __schema { types { name fields { name description args { name description } } } } }';
    expect(await ask({ query: schema })).to.include({ via: 'schema', type: 'query', status: 200 });
    const persisted = { persistedQuery: { version: 1, sha256Hash: 'ab' } };
    expect(await ask({ extensions: { ...persisted } })).to.deep.include({ codes: ['PERSISTED_QUERY_NOT_FOUND'] });
  });

  it('tell what was refused, each once, and never what was sent', async () => {
    const deep = `{ guilds ${'{ members { guild '.repeat(20)}{ id }${' } }'.repeat(20)} }`;
    for (const [body, codes, status] of [
      [{ query: deep }, ['QUERY_TOO_COMPLEX'], 400],
      [{ query: '{ guilds { SECRETFIELD } }' }, ['GRAPHQL_VALIDATION_FAILED'], 400],
      [{ query: '{ "SECRETTEXT' }, ['GRAPHQL_PARSE_FAILED'], 400],
      ['{"query": "SECRETBODY', ['BAD_REQUEST'], 400],
      [[{ query: '{ guilds { id } }' }, { query: '{ guilds { id } }' }], ['BAD_REQUEST'], 400],
      [{ documentId: 'sha256:SECRETID' }, ['DOCUMENT_NOT_TRUSTED'], 400],
      [{ query: '{ guilds(first: 1000) { members(first: 1000) { id } } }' }, ['QUERY_TOO_COMPLEX'], 400],
    ] as const) {
      const line = await ask(body);
      expect(line, JSON.stringify(body)).to.deep.include({ codes });
      expect([200, status]).to.include(line.status);
      expect(line.msg).to.equal('A request was answered.');
    }
    const large = await ask({ query: '{ guilds { id } }', variables: { x: 'SECRETVALUE'.repeat(30_000) } });
    expect(large).to.deep.include({ codes: ['BAD_REQUEST'], status: 413 });
    expect(gateway.log()).to.not.include('SECRET');
  });

  it('hold what a name does to a terminal in letters, and not all of it', async () => {
    const operationName = `A\u001b[2J\r\n{"level":60}\u202e${'x'.repeat(5_000)}`;
    const line = await ask({ query: 'query A { guilds { id } }', operationName });
    expect(line.operation)
      .to.match(/^A.\[2J\r\n/)
      .and.to.have.length(100);
    expect(gateway.log()).to.match(/^[^\p{Cc}\p{Cf}]*$/mu);
    expect(gateway.log()).to.not.include('\u001b');
  });

  it('tell clients that leave, and requests that cannot be read', async () => {
    const chunked = newId();
    const other = connect(Number(new URL(gateway.url).port), '127.0.0.1');
    other.write(
      `POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nX-Request-Id: ${chunked}\r\nTransfer-Encoding: chunked\r\n\r\nno chunk\r\n`,
    );
    const [answer] = await once(other, 'data');
    expect(String(answer)).to.match(new RegExp(`^HTTP/1.1 400 [^]*X-Request-Id: ${chunked}`));
    other.destroy();
    expect(await lineOf(chunked)).to.deep.include({ status: 400, codes: ['BAD_REQUEST'] });
    const raw = connect(Number(new URL(gateway.url).port), '127.0.0.1');
    raw.write('no HTTP\r\n\r\n');
    const [told] = await once(raw, 'data');
    raw.destroy();
    const made = /X-Request-Id: (\S+)/.exec(String(told))?.[1] ?? '';
    expect(await lineOf(made)).to.include({ status: 400, msg: 'A request could not be read.' });
    const gone = newId();
    const leaving = connect(Number(new URL(gateway.url).port), '127.0.0.1');
    const body = JSON.stringify({ query: '{ guilds { id name symbol } }' });
    const head = `POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nX-Request-Id: ${gone}`;
    process.kill(stack.graphNode?.pid() ?? 0, 'SIGSTOP');
    leaving.write(`${head}\r\nContent-Length: ${body.length}\r\n\r\n${body}`, () => leaving.destroy());
    await until('it has its line', async () => of(gone).length > 0);
    process.kill(stack.graphNode?.pid() ?? 0, 'SIGCONT');
    const line = await lineOf(gone);
    expect(line).to.include({ status: 499, msg: 'A client left before its whole answer.' });
    expect(line.codes).to.deep.equal(['CLIENT_LEFT']);
  });

  it('tell documents and certificates, but not the page and the probes', async () => {
    const text = `A memo, number ${Math.random()}.`;
    const id = newId();
    const response = await post(text, { 'content-type': 'text/plain', 'x-request-id': id }, '/documents');
    expect(response.status, await response.text()).to.equal(200);
    expect(await lineOf(id)).to.include({ path: '/documents', document: `0x${sha256(text)}`, status: 200 });
    const certificate = newId();
    await fetch(`${gateway.url}/certificate/0x12?key=SECRETQUERY`, { headers: { 'x-request-id': certificate } });
    expect(await lineOf(certificate)).to.deep.include({
      path: '/certificate/0x12',
      codes: ['BAD_REQUEST'],
      status: 400,
    });
    for (const path of ['/', '/livez', '/readyz']) {
      const quiet = newId();
      await fetch(gateway.url + path, { headers: { 'x-request-id': quiet } });
      await lineOfNext();
      expect(of(quiet), path).to.deep.equal([]);
    }
    expect(gateway.log()).to.not.include('SECRETQUERY');
  });

  it('tell when a subscription begins and ends, by both ways, and that one was refused', async () => {
    const id = newId();
    const query = 'subscription Blocks { blocks { __typename } }';
    const stream = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { ...JSON_TYPE, accept: 'text/event-stream', 'x-request-id': id },
      body: JSON.stringify({ query }),
    });
    await until('it has begun', async () => of(id).length === 1);
    expect(of(id)[0]).to.include({ msg: 'A subscription has begun.', operation: 'Blocks', hash: sha256(query) });
    await stream.body?.cancel();
    await until('it has ended', async () => of(id).length === 3);
    const [ended, request] = of(id)
      .slice(1)
      .sort((a, b) => (a.msg > b.msg ? -1 : 1));
    expect([ended?.msg, request?.msg]).to.deep.equal([
      'A subscription has ended.',
      'A client left before its whole answer.',
    ]);
    expect(request).to.include({ via: 'stream', status: 200, operation: 'Blocks' });
    const ws = createWsClient({ url: `${gateway.url.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket });
    const messages = ws.iterate({ query, operationName: 'Blocks' });
    const next = messages.next();
    const subscriptions = () => gateway.lines().filter(({ msg }) => msg.startsWith('A subscription'));
    await until('the other has begun', async () => subscriptions().length === 3);
    await callRpc(stack.rpcUrl, 'hardhat_mine', ['0x1']);
    await next;
    await messages.return?.();
    await until('the other has ended', async () => subscriptions().length === 4);
    expect(subscriptions().at(-1)).to.include({ requestId: subscriptions().at(-2)?.requestId, client: '127.0.0.1' });
    expect(subscriptions().at(-1)?.messages).to.be.at.least(1);
    await ws
      .iterate({ query: 'subscription { blocks { nothing } }' })
      .next()
      .catch(() => undefined);
    await until('it was refused', async () => subscriptions().length === 5);
    expect(subscriptions().at(-1)).to.deep.include({ codes: ['GRAPHQL_VALIDATION_FAILED'] });
    await ws.dispose();
  });

  it('are found by the id of an internal fault, and hold no secret of the gateway’s', async () => {
    const trace = 'ab'.repeat(16);
    await (await post({ query: '{ guilds { id } }' }, { traceparent: `00-${trace}-00f067aa0ba902b7-01` })).text();
    expect(await lineOf(trace)).to.include({ path: '/graphql' });
    expect(guild).to.match(/^0x/);
    for (const secret of [
      CLIENT_KEY,
      OTHER_RELAYER_KEY,
      OTHER_RELAYER_KEY.slice(2),
      new URL(stack.relayDatabaseUrl).password,
    ]) {
      expect(gateway.log()).to.not.include(secret);
    }
  });

  /** A request's line comes after those of all that was answered before it. */
  async function lineOfNext(): Promise<void> {
    await ask({ query: '{ guilds { id } }' });
  }
});
