import { expect } from 'chai';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { eventsOf } from '../../../testing/live/eventsOf.ts';
import { type LiveServer, startLiveServer } from '../../../testing/live/liveServer.ts';
import { createScriptedLedger, type ScriptedLedger } from '../../../testing/live/scriptedLedger.ts';
import { createSubscriber, ENTRIES, WAYS } from '../../../testing/live/subscriber.ts';
import { createRandom } from '../../../testing/random.ts';
import { until } from '../../../testing/until.ts';

const MOST_SUBSCRIPTIONS = 20;
const OPERATION = { query: ENTRIES };
const GRAPHQL_WS = 'graphql-transport-ws';

describe('the ways in which subscriptions are delivered', () => {
  let ledger: ScriptedLedger;
  let server: LiveServer;
  let url: string;
  before(async () => {
    ledger = createScriptedLedger(createRandom(1));
    ledger.grow(400, () => 2);
    server = await startLiveServer(ledger, MOST_SUBSCRIPTIONS);
    url = server.url;
  });
  after(() => server?.stop());

  const ids = () => ledger.blocks().flatMap(({ entries }) => entries.map(({ id }) => id));
  const has = (subscriber: ReturnType<typeof createSubscriber>) => () =>
    Promise.resolve(subscriber.entries.map(({ id }) => id).join() === ids().join());

  for (const way of WAYS) {
    it(`tell all entries by ${way}, and that a branch is gone`, async () => {
      const subscriber = createSubscriber(url, way);
      const ended = subscriber.connect();
      await until('it has the ledger', has(subscriber));
      ledger.drop(3);
      ledger.grow(4, () => 3);
      await until('it has the new branch', has(subscriber));
      expect(subscriber.reorganisations).to.equal(1);
      subscriber.cut();
      await ended;
    });
  }

  it('give back the places of clients that vanish, and ask nothing for nobody', async () => {
    const before = ledger.reads();
    const stuck = await Promise.all(
      Array.from({ length: 5 }, async () => {
        const leaving = new AbortController();
        const query =
          '{"query":"subscription { ledgerEntries(after: \\"0\\") { ... on NewEntries { entries { id } } } }"}';
        const headers = { accept: 'text/event-stream', 'content-type': 'application/json' };
        await fetch(url, { method: 'POST', headers, body: query, signal: leaving.signal });
        return leaving;
      }),
    );
    for (const leaving of stuck) leaving.abort();
    await new Promise((resolve) => setTimeout(resolve, 300));
    const after = ledger.reads();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(after).to.be.above(before);
    expect(ledger.reads(), 'nobody is subscribed').to.equal(after);
  });

  const socketUrl = () => url.replace(/^http/, 'ws');
  const closing = (socket: WebSocket) =>
    new Promise<number>((resolve) => socket.once('close', (code) => resolve(code)).on('error', () => {}));
  const opened = (socket: WebSocket) => new Promise<void>((resolve) => socket.once('open', () => resolve()));

  for (const [what, frame, code] of [
    ['garbage', '\u0000{', 4400],
    ['bytes', Buffer.from([0xff, 0, 0xfe]), 4400],
    ['a megabyte', `{"type":"connection_init","payload":{"a":"${'x'.repeat(1_048_576)}"}}`, 1009],
    ['an operation before the first message', '{"id":"1","type":"subscribe","payload":{"query":"{a}"}}', 4401],
  ] as const) {
    it(`closes a connection that sends ${what} with ${code}`, async () => {
      const socket = new WebSocket(socketUrl(), GRAPHQL_WS);
      await opened(socket);
      const closed = closing(socket);
      socket.send(frame);
      expect(await closed).to.equal(code);
    });
  }

  it('closes one that says nothing with 4408, one of another protocol with 4406, and one that floods with 1008', async () => {
    const [silent, foreign, flooding] = [GRAPHQL_WS, 'mqtt', GRAPHQL_WS].map(
      (name) => new WebSocket(socketUrl(), name),
    );
    const codes = [silent, foreign, flooding].map((socket) => closing(socket as WebSocket));
    await opened(flooding as WebSocket);
    for (let i = 0; i < 700; i += 1) flooding?.send('{"type":"ping"}');
    // A client of another protocol ends it itself.
    expect(await Promise.all(codes)).to.deep.equal([4408, 1006, 1008]);
  });

  it('refuses other addresses', async () => {
    const socket = new WebSocket(socketUrl().replace('graphql', 'other'), GRAPHQL_WS);
    const [error] = await new Promise<[Error]>((resolve) => socket.once('error', (...given) => resolve(given)));
    expect(error.message).to.include('404');
  });

  it('lets a client have so many subscriptions, whatever its connections, and gives back those that end', async () => {
    const socket = new WebSocket(socketUrl(), GRAPHQL_WS);
    const received: { id: string; type: string; payload: { extensions?: { code: string } }[] }[] = [];
    socket.on('message', (data) => received.push(JSON.parse(String(data))));
    await opened(socket);
    socket.send('{"type":"connection_init"}');
    await until('it is acknowledged', async () => received.length === 1);
    const many = Array.from({ length: MOST_SUBSCRIPTIONS + 2 }, (_, i) => String(i));
    for (const id of many) socket.send(JSON.stringify({ id, type: 'subscribe', payload: OPERATION }));
    const of = (type: string) => received.filter((message) => message.type === type);
    await until('all are answered', async () => of('next').length + of('error').length >= many.length);
    expect(of('error').map(({ payload }) => payload[0]?.extensions?.code)).to.deep.equal([
      'RATE_LIMITED',
      'RATE_LIMITED',
    ]);
    const closed = closing(socket);
    socket.close();
    await closed;
    const subscriber = createSubscriber(url, 'websocket');
    const ended = subscriber.connect();
    await until('it has the ledger', has(subscriber));
    subscriber.cut();
    await ended;
  });

  for (const [what, query, code] of [
    ['a query', '{ guilds { id } }', 'BAD_REQUEST'],
    ['no GraphQL', 'subscription {', 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', 'subscription { nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['a cursor that is none', 'subscription { blocks(after: "x") { __typename } }', 'BAD_USER_INPUT'],
    ['a variable that is none', 'subscription ($a: String!) { blocks(after: $a) { __typename } }', 'BAD_USER_INPUT'],
    ['too much', `subscription { ${'blocks { __typename '.repeat(30)}${'}'.repeat(31)}`, 'QUERY_TOO_COMPLEX'],
  ] as const) {
    it(`tells what is wrong with ${what}, by both ways`, async () => {
      const client = createClient({ url: socketUrl(), webSocketImpl: WebSocket });
      const errors = await new Promise<unknown>((resolve) =>
        client.subscribe({ query }, { next: () => {}, error: resolve, complete: () => resolve(undefined) }),
      );
      expect(errors).to.have.nested.property('[0].extensions.code', code);
      expect(errors).not.to.have.nested.property('[0].extensions.http');
      await client.dispose();
      const text = await eventsOf(url, {}, 2, { query });
      expect(text).to.match(/^event: next\ndata: .*\n\nevent: complete\ndata:\n\n$/);
      expect(text).to.include(`"code":"${code}"`);
    });
  }

  it('ends a connection whose client does not answer', async () => {
    const socket = new WebSocket(socketUrl(), GRAPHQL_WS, { autoPong: false });
    await opened(socket);
    socket.send('{"type":"connection_init"}');
    expect(await closing(socket)).to.equal(1006);
  });

  it('leave clients alone that accept JSON too', async () => {
    const headers = { accept: 'application/json, text/event-stream', 'content-type': 'application/json' };
    const response = await fetch(url, { method: 'POST', headers, body: '{"query":"{ guilds { id } }"}' });
    expect(response.headers.get('content-type')).to.match(/^application\/json/);
  });
});
