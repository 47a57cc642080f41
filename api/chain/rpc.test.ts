import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import type { GraphQLError } from 'graphql';
import { connectRpc, type Rpc } from './rpc.ts';
import { RpcError } from './rpcErrors.ts';

type Answer = { status?: number; headers?: Record<string, string>; body: string };

const RESULT: Answer = { body: '{"jsonrpc":"2.0","id":1,"result":"0x1"}' };
const TOO_MANY: Answer = { status: 429, body: 'Too many requests.' };
const PAGE: Answer = { body: '<html>Please wait.</html>' };
const errorOf = (code: number, message: string): Answer => ({
  body: JSON.stringify({ jsonrpc: '2.0', id: 1, error: { code, message } }),
});

describe('the way to the chain’s node', () => {
  let server: Server;
  let answers: Answer[];
  let asked: { request: IncomingMessage; atMs: number }[];
  let rpc: Rpc;

  /** The last answer is given forever. */
  beforeEach(async () => {
    asked = [];
    server = createServer((request, response) => {
      asked.push({ request, atMs: performance.now() });
      const { status = 200, headers = {}, body } = (answers.length > 1 ? answers.shift() : answers[0]) ?? RESULT;
      response.writeHead(status, headers).end(body);
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    rpc = connectRpc(`http://guild:p%40ss@127.0.0.1:${(server.address() as AddressInfo).port}/v3/key`, 3_000);
  });
  afterEach(async () => {
    await rpc.close();
    server.closeAllConnections();
    server.close();
  });
  const failure = (method = 'eth_chainId') =>
    rpc.send(method, []).then(
      () => expect.fail('It was answered.'),
      (error: unknown) => error,
    );

  it('keeps the path, and sends credentials as a header', async () => {
    answers = [RESULT];
    expect(await rpc.send('eth_chainId', [])).to.equal('0x1');
    expect(asked[0]?.request.url).to.equal('/v3/key');
    expect(asked[0]?.request.headers.authorization).to.equal(`Basic ${btoa('guild:p@ss')}`);
  });

  for (const [what, first] of [
    ['HTTP 429', TOO_MANY],
    ['code -32005', errorOf(-32005, 'request rate exceeded')],
    ['code -32029', errorOf(-32029, 'slow down')],
    ['a page', PAGE],
    ['half an answer', { body: RESULT.body.slice(0, 20) }],
    ['HTTP 502', { ...PAGE, status: 502 }],
  ] as const) {
    it(`asks again after ${what}`, async () => {
      answers = [first, first, RESULT];
      expect(await rpc.send('eth_chainId', [])).to.equal('0x1');
      expect(asked).to.have.length(3);
    });
  }

  it('waits as long as the node wants', async () => {
    answers = [{ ...TOO_MANY, headers: { 'retry-after': '1' } }, RESULT];
    expect(await rpc.send('eth_chainId', [])).to.equal('0x1');
    const [first, second] = asked.map(({ atMs }) => atMs);
    expect(Number(second) - Number(first)).to.be.at.least(1_000);
  });

  it('gives up at once when the node wants more time than there is', async () => {
    answers = [{ ...TOO_MANY, headers: { 'retry-after': new Date(Date.now() + 60_000).toUTCString() } }];
    const { message, extensions } = (await failure()) as GraphQLError;
    expect(message).to.equal("The chain's node limits how often it is asked. Try again in a while.");
    expect(extensions).to.include({ code: 'UPSTREAM_UNAVAILABLE', retryable: true });
    expect(extensions).to.have.nested.property('http.status', 503);
    expect(asked).to.have.length(1);
  });

  it('gives up after some tries', async () => {
    answers = [PAGE];
    const { message, extensions } = (await failure()) as GraphQLError;
    expect(message).to.equal("The chain's node does not answer, or answers wrongly. Try again.");
    expect(extensions).to.deep.include({ code: 'UPSTREAM_UNAVAILABLE', retryable: true });
    expect(asked).to.have.length(4);
  });

  it('never sends a transaction again by itself, unless the node has surely not taken it', async () => {
    answers = [PAGE];
    await failure('eth_sendRawTransaction');
    expect(asked).to.have.length(1);
    answers = [TOO_MANY, RESULT];
    expect(await rpc.send('eth_sendRawTransaction', ['0x'])).to.equal('0x1');
    expect(asked).to.have.length(3);
  });

  it('passes the node’s own errors on, without asking again', async () => {
    answers = [errorOf(-32000, 'header not found')];
    const error = (await failure()) as RpcError;
    expect(error).to.be.instanceOf(RpcError);
    expect(error.message).to.equal('header not found');
    expect(asked).to.have.length(1);
  });

  it('asks nothing more for an operation that was given up, and goes on for others', async () => {
    const leaving = new AbortController();
    const left = new Error('The client left.');
    const own = rpc.forOperation(leaving.signal);
    answers = [RESULT];
    expect(await own.send('eth_chainId', [])).to.equal('0x1');
    answers = [TOO_MANY];
    const waiting = own.send('eth_chainId', []).catch((error: unknown) => error);
    while (asked.length < 2) await new Promise(setImmediate);
    leaving.abort(left);
    expect(await waiting).to.equal(left);
    expect(await own.send('eth_chainId', []).catch((error: unknown) => error)).to.equal(left);
    expect(asked).to.have.length(2);
    answers = [RESULT];
    expect(await rpc.send('eth_chainId', [])).to.equal('0x1');
  });
});
