import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import type { ApolloServer } from '@apollo/server';
import { HeaderMap } from '@apollo/server';
import { expect } from 'chai';
import { freeAdmission } from '../../testing/freeAdmission.ts';
import type { GatewayContext } from '../context.ts';
import { answerGraphql } from './answerGraphql.ts';
import { createApp } from './createApp.ts';
import { createHealth } from './health/health.ts';

type Asked = { httpGraphQLRequest: { search: string } };

/** Serves what a stand-in for Apollo answers, sends one request as it is written, and gives the whole answer. */
async function ask(line: string, execute: (asked: Asked) => Promise<unknown>): Promise<string> {
  const apollo = { executeHTTPGraphQLRequest: execute } as unknown as ApolloServer<GatewayContext>;
  const app = createApp({
    graphql: () => answerGraphql(apollo, () => ({}) as GatewayContext),
    admission: freeAdmission(),
    health: createHealth({}),
    log: { error() {} },
  });
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.end(`${line} HTTP/1.1\r\nhost: gateway\r\naccept: */*\r\nconnection: close\r\n\r\n`);
  return text(socket).finally(() => server.close());
}

describe('answerGraphql', () => {
  it('reads the operation of an address, of the API’s alone, also where others are no URLs', async () => {
    const echo = async ({ httpGraphQLRequest }: Asked) => ({
      headers: new HeaderMap(),
      body: { kind: 'complete', string: JSON.stringify({ search: httpGraphQLRequest.search }) },
    });
    const answer = await ask('GET /graphql/?query=%7B__typename%7D', echo);
    expect(answer).to.include('HTTP/1.1 200').and.to.include('{"search":"?query=%7B__typename%7D"}');
    expect(await ask('GET /graphql//:99999/?query=%7B__typename%7D', echo)).to.include('HTTP/1.1 404');
  });

  it('answers 500 when Apollo throws', async () => {
    const answer = await ask('GET /graphql?query=%7B__typename%7D', async () => {
      throw new Error('broken');
    });
    expect(answer).to.include('HTTP/1.1 500');
  });
});
