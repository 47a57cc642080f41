import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import { ChainError } from '../chainError.ts';
import { connectNode } from './node.ts';

type Question = { id: number; method: string; params: unknown[] };
type Handler = (asked: Question | Question[], response: ServerResponse) => void;

const json = (response: ServerResponse, body: unknown) => void response.end(JSON.stringify(body));
const resultFor = ({ id, params }: Question) => ({ jsonrpc: '2.0', id, result: params[0] });
const errorFor = (code: number, message: string) => ({ jsonrpc: '2.0', id: 0, error: { code, message } });
const calls = Array.from({ length: 70 }, (_, at) => ['echo', [at]] as const);

describe('asking a node', () => {
  let server: Server;
  let handle: Handler;
  let requests: IncomingMessage[];

  beforeEach(async () => {
    requests = [];
    server = createServer(async (request, response) => {
      requests.push(request);
      handle(JSON.parse(await text(request)), response);
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });
  const node = () => connectNode(`http://user:s%40cret@127.0.0.1:${(server.address() as AddressInfo).port}/v3/key`);
  const failure = async () => {
    const error = await node()
      .send('echo', ['x'])
      .then(
        () => expect.fail('It was answered.'),
        (reason: unknown) => reason,
      );
    expect(error).to.be.instanceOf(ChainError);
    expect((error as ChainError).message).to.not.match(/key|cret/);
    return error as ChainError;
  };

  it('keeps the path, and sends credentials as a header', async () => {
    handle = (asked, response) => json(response, resultFor(asked as Question));
    expect(await node().send('echo', ['x'])).to.equal('x');
    expect(requests[0]?.url).to.equal('/v3/key');
    expect(requests[0]?.headers.authorization).to.equal(`Basic ${btoa('user:s@cret')}`);
  });

  it('asks in batches, whose answers may come in any order', async () => {
    handle = (asked, response) => json(response, (asked as Question[]).map(resultFor).reverse());
    expect(await node().sendAll(calls)).to.deep.equal(calls.map((_, at) => at));
    expect(requests).to.have.length(3);
  });

  it('asks one by one where batches are not taken', async () => {
    handle = (asked, response) =>
      json(response, Array.isArray(asked) ? errorFor(-32600, 'no batches') : resultFor(asked));
    expect(await node().sendAll(calls)).to.deep.equal(calls.map((_, at) => at));
    expect(requests).to.have.length(calls.length + 1);
  });

  const passing: Record<string, Handler> = {
    'the connection breaks': (_, response) => void response.destroy(),
    'it answers a page': (_, response) => void response.end('<html>'),
    'it answers half of it': (_, response) => void response.end('{"jsonrpc":"2.0","id":0,"res'),
    'it is asked too often': (_, response) => void response.writeHead(429, { 'retry-after': '0' }).end(),
    'its JSON-RPC says so': (_, response) => json(response, errorFor(-32005, 'rate limit')),
    'its answer has two results': (_, response) => void response.end('{"id":0,"result":"y","r\\u0065sult":"x"}'),
    'its answer has neither result nor error': (_, response) => json(response, { id: 0 }),
  };
  for (const [what, fail] of Object.entries(passing)) {
    it(`asks again when ${what}`, async () => {
      handle = (asked, response) =>
        requests.length < 3 ? fail(asked, response) : json(response, resultFor(asked as Question));
      expect(await node().send('echo', ['x'])).to.equal('x');
      expect(requests).to.have.length(3);
    });
  }

  it('gives up after some tries, and says what to do', async () => {
    handle = (_, response) => void response.end('<html>');
    const { problem, message } = await failure();
    expect(problem).to.equal('unreachable');
    expect(message).to.match(
      /^The node http:\/\/127.0.0.1:\d+ gives no answer to echo: its answer is not JSON \(HTTP 200\): Unexpected token .*\. Check its URL/,
    );
    expect(requests).to.have.length(6);
  });

  it('says that nobody answers there', async () => {
    const gone = node();
    server.close();
    await once(server, 'close');
    const error = await gone.send('echo', []).catch((reason: ChainError) => reason);
    expect(error).to.have.property('problem', 'unreachable');
    expect(error).to.have.property('message').that.includes('ECONNREFUSED');
  });

  for (const [problem, code, message] of [
    ['refused', -32601, 'the method does not exist'],
    ['missing', 4444, 'pruned'],
    ['missing', -32000, 'missing trie node 12ab (path ) state is not available'],
    ['missing', -32000, 'History has been pruned for this block'],
    ['refused', 3, 'execution reverted: history was pruned'],
    ['refused', -32603, "VM Exception while processing transaction: reverted with reason string 'missing trie node'"],
  ] as const) {
    it(`does not ask again what is ${problem}: ${message}`, async () => {
      handle = (_, response) => json(response, errorFor(code, message));
      const error = await failure();
      expect(error.problem).to.equal(problem);
      expect(error.message).to.include(message);
      expect(requests).to.have.length(1);
    });
  }
});
