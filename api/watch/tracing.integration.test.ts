import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import type { Stack } from '../../local/stack/stack.ts';
import { type Collector, startCollector, type ToldSpan } from '../../testing/stack/collector.ts';
import { type OtherGateway, type OtherGateways, openOtherGateways } from '../../testing/stack/otherGateways.ts';
import { startThrowawayStack } from '../../testing/stack/throwawayStack.ts';
import { until } from '../../testing/until.ts';

const CALLER = '00f067aa0ba902b7';
const SECRET = 'SECRETKEY';
const factOf = ({ attributes }: ToldSpan, name: string) =>
  attributes.find(({ key }) => key === name)?.value.stringValue;

describe('the gateway’s traces', () => {
  let stack: Stack;
  let gateways: OtherGateways;
  let collector: Collector;
  let gateway: OtherGateway;
  let graphNode: Server;
  const told: { traceparent?: string | string[] | undefined; baggage?: unknown }[] = [];

  before(async () => {
    stack = await startThrowawayStack();
    gateways = await openOtherGateways(stack);
    collector = await startCollector();
    graphNode = createServer(async (request, response) => {
      const { traceparent, baggage } = request.headers;
      if (traceparent !== undefined) told.push({ traceparent, baggage });
      const body = Buffer.concat(await request.toArray()).toString();
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(stack.ledgerUrl, { method: 'POST', headers, body });
      response.writeHead(answer.status, headers).end(await answer.text());
    });
    graphNode.listen(0, '127.0.0.1');
    await once(graphNode, 'listening');
    const { port } = graphNode.address() as AddressInfo;
    gateway = await gateways.start({
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      GUILDHALL_GRAPH_NODE_URL: `http://127.0.0.1:${port}${new URL(stack.ledgerUrl).pathname}`,
      GUILDHALL_RPC_URL: `${stack.rpcUrl}/?key=${SECRET}`,
    });
    await gateway.until('/readyz', 200);
  });
  after(async () => {
    gateways?.stop();
    await collector?.stop();
    graphNode?.close();
    await stack?.stop();
  });

  /** The spans of a request that a caller has in a trace, when all have come. */
  async function spansOf(query: string, parts: number): Promise<[ToldSpan, ToldSpan[]]> {
    const trace = randomBytes(16).toString('hex');
    const traceparent = `00-${trace}-${CALLER}-01`;
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', traceparent, baggage: 'who=me' },
      body: JSON.stringify({ query }),
    });
    await response.text();
    const spans = () => collector.spans.filter(({ traceId }) => traceId === trace);
    await until('its spans have come', async () => spans().length > parts);
    const request = spans().find(({ parentSpanId }) => parentSpanId === CALLER) as ToldSpan;
    const within = spans().filter(({ parentSpanId }) => parentSpanId === request.spanId);
    expect(within).to.have.length(spans().length - 1);
    return [request, within];
  }
  const namesOf = (spans: ToldSpan[]) => [...new Set(spans.map(({ name }) => name))].sort();

  it('show a forwarded query within its caller’s, and are passed on to graph-node without baggage', async () => {
    const query = 'query Guilds { guilds { id name symbol } }';
    await spansOf(query, 2);
    const [request, within] = await spansOf('query Forwarded { guilds { id name } }', 2);
    expect([request.name, request.kind, factOf(request, 'graphql.operation.name')]).to.deep.equal([
      'POST',
      2,
      'Forwarded',
    ]);
    expect(namesOf(within)).to.deep.equal(['admission', 'graph-node']);
    const asked = within.find(({ name }) => name === 'graph-node');
    expect(told).to.deep.include({ traceparent: `00-${request.traceId}-${asked?.spanId}-01`, baggage: undefined });
    const [, kept] = await spansOf('query Forwarded { guilds { id name } }', 1);
    expect(namesOf(kept)).to.deep.equal(['admission']);
  });

  it('show a field of the chain’s, and a mutation with its queries of the relay', async () => {
    const [, own] = await spansOf('{ chain { id head { number } } }', 2);
    expect(namesOf(own)).to.include.members(['admission', 'chain']);
    expect(own.map((span) => factOf(span, 'rpc.method'))).to.include('eth_getBlockByNumber');
    const token = stack.deployments.TestDollar?.address;
    const address = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
    const input = `{ from: "${address}", token: "${token}", spender: "${token}", amount: "1" }`;
    const [mutation, parts] = await spansOf(`mutation { prepareApprove(input: ${input}) { userErrors { code } } }`, 2);
    expect(factOf(mutation, 'graphql.operation.type')).to.equal('mutation');
    expect(namesOf(parts)).to.include.members(['admission', 'chain']);
    const [, relayed] = await spansOf('{ relayRequest(id: "0190a0b0-0000-7000-8000-000000000000") { id } }', 2);
    expect(namesOf(relayed)).to.deep.equal(['admission', 'relay database']);
    expect(relayed.map((span) => factOf(span, 'db.operation.name'))).to.include('select');
  });

  it('tell the code of what was refused, and nothing secret', async () => {
    const [refused] = await spansOf('{ nothing }', 0);
    expect(refused.status.code).to.equal(2);
    expect(factOf(refused, 'error.type')).to.equal('GRAPHQL_VALIDATION_FAILED');
    expect(collector.bodies.join('')).to.not.match(new RegExp(`${SECRET}|prepareApprove|5e5e5e5e|postgres(ql)?://`));
    expect(collector.spans.map((span) => factOf(span, 'url.path'))).to.not.include.members(['/readyz', '/livez']);
  });

  it('change nothing when the collector is away, but for one line', async () => {
    await collector.stop();
    for (let i = 0; i < 50; i += 1) expect((await gateway.ask('{ guilds { id } }')).status).to.equal(200);
    const warned = () => gateway.lines().filter(({ msg }) => msg.startsWith('The collector takes no traces'));
    await until('it has said so', async () => warned().length > 0);
    for (let i = 0; i < 50; i += 1) expect((await gateway.ask('{ guilds { id } }')).status).to.equal(200);
    gateway.child.kill('SIGTERM');
    expect(await gateway.ended).to.equal(0);
    expect(warned()).to.have.length(1);
  });
});
