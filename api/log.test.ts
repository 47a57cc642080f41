import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { GraphQLError } from 'graphql';
import { connectRpc } from './chain/rpc.ts';
import { createFormatError } from './errors.ts';
import { createLog } from './log.ts';

describe('the log', () => {
  let lines: string[];
  const log = () => createLog('info', { write: (line) => lines.push(line) });
  beforeEach(() => {
    lines = [];
  });

  it('holds no URL’s path, query or credentials, wherever an error carries it, and stays JSON', () => {
    const url = 'https://guild:SECRET@rpc.example/v3/SECRET?key=SECRET';
    const cause = new Error(`cannot reach "${url}"\nat ${url}`);
    const err = Object.assign(new Error(`failed: ${url}`, { cause }), { requestUrl: url, info: { request: { url } } });
    log().error({ err, url }, `no answer of ${url}`);
    expect(lines).to.have.length(1);
    expect(JSON.parse(String(lines[0]))).to.deep.include({ url: 'https://rpc.example' });
    expect(lines[0]).to.include('"requestUrl":"https://rpc.example"').and.not.include('SECRET');
  });

  it('has nothing in it that a terminal would not show, whoever wrote it', () => {
    const reason = '\u009b2J\u202e\u001b[1A\nnext';
    log().warn({ reason }, 'The verifier tells nothing usable.');
    expect(lines.join('')).to.match(/^[^\p{Cc}\p{Cf}]*\n$/u);
    expect(JSON.parse(lines.join(''))).to.deep.include({ reason });
  });

  it('tells that the chain’s node fails without saying where it is', async () => {
    const server = createServer((request, response) => response.end(`<html>no page at ${request.url}</html>`));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    const rpc = connectRpc(`http://guild:SECRET@127.0.0.1:${port}/v3/SECRET?key=SECRET`);
    const failure = await rpc.send('eth_chainId', []).catch((error: unknown) => error);
    await rpc.close();
    server.close();
    expect(failure).to.be.instanceOf(GraphQLError);
    const shown = createFormatError(log())((failure as GraphQLError).toJSON(), failure);
    expect(shown.extensions).to.deep.include({ code: 'UPSTREAM_UNAVAILABLE', retryable: true });
    expect(JSON.stringify(shown)).to.not.match(/SECRET|127\.0\.0\.1/);
    expect(lines.join('')).to.include('no answer to eth_chainId').and.not.include('SECRET');
  });
});
