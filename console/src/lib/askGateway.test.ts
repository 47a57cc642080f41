import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { z } from 'zod';
import { askGateway } from './askGateway.ts';
import { GatewayError, type GatewayErrorKind } from './gatewayError.ts';

const operation = { document: '{ __typename }', schema: z.object({ __typename: z.string() }) };

/** In a browser `/graphql` is on the page's own host; here it is on the test's. */
function withOrigin(origin: string): typeof fetch {
  return (input, init) => plainFetch(new URL(String(input), origin), init);
}
const plainFetch = globalThis.fetch;

describe('askGateway', () => {
  let answer = { status: 200, body: '' };
  let server: Server;
  before(async () => {
    server = createServer((_, response) => response.writeHead(answer.status).end(answer.body));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    globalThis.fetch = withOrigin(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });
  after(() => {
    globalThis.fetch = plainFetch;
    server.close();
    server.closeAllConnections();
  });

  async function kindOf(status: number, body: unknown): Promise<GatewayErrorKind | 'none'> {
    answer = { status, body: typeof body === 'string' ? body : JSON.stringify(body) };
    try {
      await askGateway(operation);
      return 'none';
    } catch (error) {
      if (error instanceof GatewayError) return error.kind;
      throw error;
    }
  }

  const fault = (code: string) => ({ errors: [{ message: 'No.', extensions: { code } }] });

  it('hands the data over as its schema reads it', async () => {
    answer = { status: 200, body: JSON.stringify({ data: { __typename: 'Query' } }) };
    expect(await askGateway(operation)).to.deep.equal({ __typename: 'Query' });
  });

  it('tells why there is no answer', async () => {
    expect(await kindOf(502, 'Bad gateway')).to.equal('unreachable');
    expect(await kindOf(200, ['not', 'GraphQL'])).to.equal('unreachable');
    expect(await kindOf(503, fault('UPSTREAM_UNAVAILABLE'))).to.equal('upstream');
    expect(await kindOf(503, fault('LEDGER_FAILED'))).to.equal('ledger-failed');
    expect(await kindOf(400, fault('BLOCK_NOT_INDEXED'))).to.equal('not-indexed');
    expect(await kindOf(500, fault('INTERNAL'))).to.equal('failed');
    expect(await kindOf(400, fault('BAD_USER_INPUT'))).to.equal('refused');
    expect(await kindOf(400, { errors: [{ message: 'No code.' }] })).to.equal('refused');
    expect(await kindOf(200, { data: { __typename: 5 } })).to.equal('unexpected');
  });

  it('tells that nothing is there', async () => {
    server.close();
    server.closeAllConnections();
    expect(await kindOf(200, '')).to.equal('unreachable');
  });
});
