import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { computeAddress } from 'ethers';
import type { Stack } from '../local/stack/stack.ts';
import { startFaultyNode } from '../testing/faultyNode.ts';
import { startRedis } from '../testing/redis/redisServer.ts';
import { OTHER_RELAYER_KEY, type OtherGateways, openOtherGateways } from '../testing/stack/otherGateways.ts';
import { startThrowawayStack } from '../testing/stack/throwawayStack.ts';

describe('node api/server.ts', () => {
  let stack: Stack;
  let gateways: OtherGateways;

  before(async () => {
    stack = await startThrowawayStack();
    gateways = await openOtherGateways(stack);
  });
  after(async () => {
    gateways?.stop();
    await stack?.stop();
  });

  it('ends with every wrong setting, and repeats no secret', async () => {
    const gateway = await gateways.start({
      GUILDHALL_FACTORY: '0x12',
      GUILDHALL_RELAYER_KEYS: `${OTHER_RELAYER_KEY}5e`,
    });
    expect(await gateway.ended).to.equal(1);
    expect(gateway.log()).to.include('GUILDHALL_FACTORY must be an address');
    expect(gateway.log()).to.include('GUILDHALL_RELAYER_KEYS must be private keys');
    expect(gateway.log()).not.to.include('5e5e');
  });

  it('ends when the chain is another one', async () => {
    const gateway = await gateways.start({ GUILDHALL_CHAIN_ID: '1' });
    expect(await gateway.ended).to.equal(1);
    expect(gateway.log()).to.include('serves chain 31337, not 1');
  });

  it('ends when the port is in use', async () => {
    const gateway = await gateways.start({ GUILDHALL_PORT: new URL(stack.gatewayUrl).port });
    expect(await gateway.ended).to.equal(1);
    expect(gateway.log()).to.include('EADDRINUSE');
  });

  it('is alive but not ready while it waits for the subgraph, and stops when asked', async () => {
    const gateway = await gateways.start({
      GUILDHALL_GRAPH_NODE_URL: stack.ledgerUrl.replace('guildhall/ledger', 'guildhall/other'),
    });
    expect(await gateway.until('/livez', 200)).to.deep.equal({ live: true });
    expect(await gateway.until('/readyz', 503)).to.deep.equal({
      ready: false,
      state: 'starting',
      parts: {
        database: { ok: true },
        relayer: {
          ok: false,
          reason: 'No process holds a relayer key.',
          keys: 1,
          unfunded: [],
          unheld: [computeAddress(OTHER_RELAYER_KEY).toLowerCase()],
        },
        ledger: { ok: false, reason: 'graph-node does not have the subgraph: deploy it.' },
        chain: { ok: true },
      },
    });
    const response = await gateway.ask('{ guilds { id } }');
    expect(response.status).to.equal(503);
    expect(await response.json()).to.have.nested.property('errors[0].extensions.code', 'UPSTREAM_UNAVAILABLE');
    for (let i = 0; i < 200 && !gateway.log().includes('Waiting for graph-node to serve'); i += 1) await sleep(20);
    expect(gateway.log()).to.include('deploy the subgraph, or correct GUILDHALL_GRAPH_NODE_URL');
    gateway.child.kill('SIGTERM');
    expect(await gateway.ended).to.equal(0);
  });

  it('answers what is under way before it stops', async () => {
    const gateway = await gateways.start();
    await gateway.until('/readyz', 200);
    const graphNode = stack.graphNode?.pid() ?? 0;
    process.kill(graphNode, 'SIGSTOP');
    const answer = gateway.ask('{ chain { id } guilds { id } }');
    await sleep(300);
    const started = Date.now();
    gateway.child.kill('SIGTERM');
    await sleep(300);
    await gateway.ask('{ chain { id } }').then(
      () => expect.fail('A new connection was taken.'),
      () => {},
    );
    process.kill(graphNode, 'SIGCONT');
    expect(await (await answer).json()).to.deep.include({ data: { chain: { id: '31337' }, guilds: [] } });
    expect(await gateway.ended).to.equal(0);
    expect(Date.now() - started).to.be.below(10_000);
  });

  it('stops within 10 s also when graph-node does not answer', async () => {
    const gateway = await gateways.start();
    await gateway.until('/readyz', 200);
    const graphNode = stack.graphNode?.pid() ?? 0;
    process.kill(graphNode, 'SIGSTOP');
    const answer = gateway.ask('{ guilds { id } }').catch(() => undefined);
    await sleep(300);
    const started = Date.now();
    gateway.child.kill('SIGINT');
    expect(await gateway.ended).to.equal(0);
    expect(Date.now() - started).to.be.below(10_000);
    process.kill(graphNode, 'SIGCONT');
    await answer;
  });

  it('says that graph-node is gone, and goes on when it is back', async () => {
    const gateway = await gateways.start();
    await gateway.until('/readyz', 200);
    const known = '{ guilds { id } }';
    for (let i = 0; i < 2; i += 1) expect((await gateway.ask(known)).status).to.equal(200);
    await stack.graphNode?.kill('SIGKILL');
    for (const query of [known, '{ guilds { name } }', '{ chain { id } guilds { id } }']) {
      const response = await gateway.ask(query);
      expect(response.status).to.equal(503);
      const text = await response.text();
      expect(JSON.parse(text)).to.have.nested.property('errors[0].extensions.code', 'UPSTREAM_UNAVAILABLE');
      expect(text).not.to.match(/ECONNREFUSED|127\.0\.0\.1/);
    }
    expect(await gateway.until('/readyz', 503)).to.have.nested.property('parts.ledger.ok', false);
    expect((await gateway.ask('{ chain { id } }')).status).to.equal(200);
    await stack.graphNode?.start();
    await gateway.until('/readyz', 200);
    expect((await gateway.ask(known)).status).to.equal(200);
    gateway.child.kill('SIGTERM');
    expect(await gateway.ended).to.equal(0);
  });

  it('shares answers with others in Redis, and serves without it', async () => {
    const redis = await startRedis(['--requirepass', 'p%ss']);
    const GUILDHALL_REDIS_URL = redis.url.replace('//', '//:p%25ss@');
    await redis.part.kill('SIGKILL');
    const [one, other] = [await gateways.start({ GUILDHALL_REDIS_URL }), await gateways.start({ GUILDHALL_REDIS_URL })];
    const untilUp = async (gateway: typeof one, is: number) => {
      while ((await gateway.metric('guildhall_part_up{part="redis"}')) !== is) await sleep(50);
    };
    const from = (gateway: typeof one, name: string) =>
      gateway.metric(`guildhall_ledger_answers_total{from="${name}"}`);
    for (const gateway of [one, other]) {
      const { parts } = (await gateway.until('/readyz', 200)) as { parts: Record<string, unknown> };
      expect(parts.redis).to.deep.include({ ok: false, optional: true });
      expect(gateway.log()).to.include('Redis is of no use now').and.to.not.include('p%ss');
    }
    await redis.part.start();
    for (const gateway of [one, other]) await untilUp(gateway, 1);
    const query = '{ guilds { id name symbol } }';
    // On a busy machine a lookup may be late.
    for (let turn = 0; (await from(other, 'redis')) === 0; turn += 1) {
      const asked = `{ a${turn}: guilds { id } }`;
      const first = await (await one.ask(asked)).text();
      expect(await (await other.ask(asked)).text()).to.equal(first);
      expect(await from(one, 'graph-node')).to.equal(turn + 1);
      expect((await from(other, 'graph-node')) + (await from(other, 'redis'))).to.equal(turn + 1);
    }
    await redis.part.kill('SIGKILL');
    await untilUp(one, 0);
    expect((await one.ask(query)).status).to.equal(200);
    expect(await one.until('/readyz', 200)).to.have.nested.property('parts.redis.ok', false);
    for (const gateway of [one, other]) {
      gateway.child.kill('SIGTERM');
      expect(await gateway.ended).to.equal(0);
    }
    await redis.stop();
  });

  it('asks the chain’s node nothing more for a client that has left', async () => {
    const node = await startFaultyNode(stack.rpcUrl);
    const gateway = await gateways.start({ GUILDHALL_RPC_URL: node.url });
    await gateway.until('/readyz', 200);
    node.setFaults((method) => (method === 'eth_call' ? { delayMs: 100 } : undefined));
    const asked = () => node.calls.get('eth_call') ?? 0;
    const token = stack.deployments.TestDollar?.address;
    const input = `{ from: "${computeAddress(OTHER_RELAYER_KEY)}", token: "${token}", spender: "${token}", amount: "1" }`;
    const fields = Array.from(
      { length: 15 },
      (_, i) => `a${i}: prepareApprove(input: ${input}) { userErrors { code } }`,
    );
    const query = `mutation { ${fields.join(' ')} }`;
    await gateway.ask(query);
    const whole = asked();
    expect(whole).to.be.above(14);
    const leaving = new AbortController();
    const answer = fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
      signal: leaving.signal,
    }).catch(() => undefined);
    while (asked() < whole + 2) await sleep(5);
    leaving.abort();
    expect(await answer).to.equal(undefined);
    let before = -1;
    while (before !== asked()) {
      before = asked();
      await sleep(2_000);
    }
    expect(asked() - whole).to.be.below(whole / 2);
    expect((await gateway.ask('{ chain { id head { number } } }')).status).to.equal(200);
    gateway.child.kill('SIGTERM');
    expect(await gateway.ended).to.equal(0);
    await node.stop();
  });

  it('says where the API is when it has no page', async () => {
    const gateway = await gateways.start();
    await gateway.until('/readyz', 200);
    const response = await fetch(gateway.url);
    expect(await response.text()).to.equal('This gateway serves no page. Its GraphQL API is at /graphql.\n');
    expect((await fetch(`${gateway.url}/ledger`)).status).to.equal(404);
    gateway.child.kill('SIGTERM');
    expect(await gateway.ended).to.equal(0);
  });

  it('serves the page for each of its own addresses, under a policy that lets nothing else in', async () => {
    for (const path of ['/', '/ledger/0x01']) {
      const response = await fetch(stack.gatewayUrl + path, { headers: { accept: 'text/html' } });
      expect(response.headers.get('content-type')).to.equal('text/html; charset=utf-8');
      expect(response.headers.get('content-security-policy')).to.match(/^default-src 'self';/);
      expect(response.headers.get('cache-control')).to.equal('no-cache');
      const script = /src="(\/assets\/[^"]+\.js)"/.exec(await response.text())?.[1] ?? '';
      const asset = await fetch(stack.gatewayUrl + script);
      expect(asset.status).to.equal(200);
      expect(asset.headers.get('cache-control')).to.include('immutable');
    }
    const missing = await fetch(`${stack.gatewayUrl}/assets/none.js`);
    expect(missing.status).to.equal(404);
    expect(await missing.text()).not.to.match(/\/work|\/root|Error/);
  });
});
