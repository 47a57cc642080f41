import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { computeAddress, parseEther, toQuantity } from 'ethers';
import { callRpc } from '../local/http/rpc.ts';
import { freePorts } from '../local/process/ports.ts';
import type { Stack } from '../local/stack/stack.ts';
import { startFaultyNode } from '../testing/faultyNode.ts';
import { startThrowawayStack } from '../testing/stack/throwawayStack.ts';

const RELAYER_KEY = `0x${'5e'.repeat(32)}`;

type Gateway = { url: string; child: ChildProcess; log: () => string; ended: Promise<number | null> };

describe('node api/server.ts', () => {
  let stack: Stack;
  const running: ChildProcess[] = [];

  before(async () => {
    stack = await startThrowawayStack();
    // A gateway whose only key cannot pay is not ready.
    await callRpc(stack.rpcUrl, 'hardhat_setBalance', [computeAddress(RELAYER_KEY), toQuantity(parseEther('1'))]);
  });
  after(async () => {
    for (const child of running) child.kill('SIGKILL');
    await stack?.stop();
  });

  async function startGateway(changes: Record<string, string> = {}): Promise<Gateway> {
    const [port = 0] = await freePorts(1);
    const env = {
      PATH: process.env.PATH ?? '',
      GUILDHALL_PORT: String(port),
      GUILDHALL_RPC_URL: stack.rpcUrl,
      GUILDHALL_CHAIN_ID: '31337',
      GUILDHALL_FACTORY: stack.deployments.GuildFactory?.address ?? '',
      GUILDHALL_FORWARDER: stack.deployments.Forwarder?.address ?? '',
      GUILDHALL_GRAPH_NODE_URL: stack.ledgerUrl,
      GUILDHALL_GRAPH_NODE_STATUS_URL: stack.statusUrl,
      GUILDHALL_DATABASE_URL: stack.relayDatabaseUrl,
      GUILDHALL_IPFS_URL: stack.ipfsUrl,
      GUILDHALL_RELAYER_KEYS: RELAYER_KEY,
      ...changes,
    };
    const child = spawn(process.execPath, [join(import.meta.dirname, 'server.ts')], { env });
    running.push(child);
    const chunks: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    const ended = once(child, 'close').then(([code]) => code as number | null);
    return { url: `http://127.0.0.1:${port}`, child, log: () => Buffer.concat(chunks).toString(), ended };
  }

  /** Waits for an answer as long as the gateway lives. */
  async function until(gateway: Gateway, path: string, status: number): Promise<unknown> {
    for (; gateway.child.exitCode === null; await sleep(20)) {
      const response = await fetch(gateway.url + path).catch(() => undefined);
      if (response?.status === status) return response.json();
    }
    throw new Error(`${path} did not answer ${status}: ${gateway.log()}`);
  }

  const ask = (gateway: Gateway, query: string) =>
    fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });

  it('ends with every wrong setting, and repeats no secret', async () => {
    const gateway = await startGateway({ GUILDHALL_FACTORY: '0x12', GUILDHALL_RELAYER_KEYS: `${RELAYER_KEY}5e` });
    expect(await gateway.ended).to.equal(1);
    expect(gateway.log()).to.include('GUILDHALL_FACTORY must be an address');
    expect(gateway.log()).to.include('GUILDHALL_RELAYER_KEYS must be private keys');
    expect(gateway.log()).not.to.include('5e5e');
  });

  it('ends when the chain is another one', async () => {
    const gateway = await startGateway({ GUILDHALL_CHAIN_ID: '1' });
    expect(await gateway.ended).to.equal(1);
    expect(gateway.log()).to.include('serves chain 31337, not 1');
  });

  it('ends when the port is in use', async () => {
    const gateway = await startGateway({ GUILDHALL_PORT: new URL(stack.gatewayUrl).port });
    expect(await gateway.ended).to.equal(1);
    expect(gateway.log()).to.include('EADDRINUSE');
  });

  it('is alive but not ready while it waits for the subgraph, and stops when asked', async () => {
    const gateway = await startGateway({
      GUILDHALL_GRAPH_NODE_URL: stack.ledgerUrl.replace('guildhall/ledger', 'guildhall/other'),
    });
    expect(await until(gateway, '/livez', 200)).to.deep.equal({ live: true });
    expect(await until(gateway, '/readyz', 503)).to.deep.equal({
      ready: false,
      state: 'starting',
      parts: {
        database: { ok: true },
        relayer: {
          ok: false,
          reason: 'No process holds a relayer key.',
          keys: 1,
          unfunded: [],
          unheld: [computeAddress(RELAYER_KEY).toLowerCase()],
        },
        ledger: { ok: false, reason: 'graph-node does not have the subgraph: deploy it.' },
        chain: { ok: true },
      },
    });
    const response = await ask(gateway, '{ guilds { id } }');
    expect(response.status).to.equal(503);
    expect(await response.json()).to.have.nested.property('errors[0].extensions.code', 'UPSTREAM_UNAVAILABLE');
    for (let i = 0; i < 200 && !gateway.log().includes('Waiting for graph-node to serve'); i += 1) await sleep(20);
    expect(gateway.log()).to.include('deploy the subgraph, or correct GUILDHALL_GRAPH_NODE_URL');
    gateway.child.kill('SIGTERM');
    expect(await gateway.ended).to.equal(0);
  });

  it('answers what is under way before it stops', async () => {
    const gateway = await startGateway();
    await until(gateway, '/readyz', 200);
    const graphNode = stack.graphNode?.pid() ?? 0;
    process.kill(graphNode, 'SIGSTOP');
    const answer = ask(gateway, '{ chain { id } guilds { id } }');
    await sleep(300);
    const started = Date.now();
    gateway.child.kill('SIGTERM');
    await sleep(300);
    await ask(gateway, '{ chain { id } }').then(
      () => expect.fail('A new connection was taken.'),
      () => {},
    );
    process.kill(graphNode, 'SIGCONT');
    expect(await (await answer).json()).to.deep.include({ data: { chain: { id: '31337' }, guilds: [] } });
    expect(await gateway.ended).to.equal(0);
    expect(Date.now() - started).to.be.below(10_000);
  });

  it('stops within 10 s also when graph-node does not answer', async () => {
    const gateway = await startGateway();
    await until(gateway, '/readyz', 200);
    const graphNode = stack.graphNode?.pid() ?? 0;
    process.kill(graphNode, 'SIGSTOP');
    const answer = ask(gateway, '{ guilds { id } }').catch(() => undefined);
    await sleep(300);
    const started = Date.now();
    gateway.child.kill('SIGINT');
    expect(await gateway.ended).to.equal(0);
    expect(Date.now() - started).to.be.below(10_000);
    process.kill(graphNode, 'SIGCONT');
    await answer;
  });

  it('says that graph-node is gone, and goes on when it is back', async () => {
    const gateway = await startGateway();
    await until(gateway, '/readyz', 200);
    const known = '{ guilds { id } }';
    for (let i = 0; i < 2; i += 1) expect((await ask(gateway, known)).status).to.equal(200);
    await stack.graphNode?.kill('SIGKILL');
    for (const query of [known, '{ guilds { name } }', '{ chain { id } guilds { id } }']) {
      const response = await ask(gateway, query);
      expect(response.status).to.equal(503);
      const text = await response.text();
      expect(JSON.parse(text)).to.have.nested.property('errors[0].extensions.code', 'UPSTREAM_UNAVAILABLE');
      expect(text).not.to.match(/ECONNREFUSED|127\.0\.0\.1/);
    }
    expect(await until(gateway, '/readyz', 503)).to.have.nested.property('parts.ledger.ok', false);
    expect((await ask(gateway, '{ chain { id } }')).status).to.equal(200);
    await stack.graphNode?.start();
    await until(gateway, '/readyz', 200);
    expect((await ask(gateway, known)).status).to.equal(200);
    gateway.child.kill('SIGTERM');
    expect(await gateway.ended).to.equal(0);
  });

  it('asks the chain’s node nothing more for a client that has left', async () => {
    const node = await startFaultyNode(stack.rpcUrl);
    const gateway = await startGateway({ GUILDHALL_RPC_URL: node.url });
    await until(gateway, '/readyz', 200);
    node.setFaults((method) => (method === 'eth_call' ? { delayMs: 100 } : undefined));
    const asked = () => node.calls.get('eth_call') ?? 0;
    const token = stack.deployments.TestDollar?.address;
    const input = `{ from: "${computeAddress(RELAYER_KEY)}", token: "${token}", spender: "${token}", amount: "1" }`;
    const fields = Array.from(
      { length: 15 },
      (_, i) => `a${i}: prepareApprove(input: ${input}) { userErrors { code } }`,
    );
    const query = `mutation { ${fields.join(' ')} }`;
    await ask(gateway, query);
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
    expect((await ask(gateway, '{ chain { id head { number } } }')).status).to.equal(200);
    gateway.child.kill('SIGTERM');
    expect(await gateway.ended).to.equal(0);
    await node.stop();
  });

  it('says where the API is when it has no page', async () => {
    const gateway = await startGateway();
    await until(gateway, '/readyz', 200);
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
