import { expect } from 'chai';
import { JsonRpcProvider } from 'ethers';
import { createClient } from '../client/index.ts';
import { queryGraph } from '../local/http/queryGraph.ts';
import type { Stack } from '../local/stack/stack.ts';
import { foundGuild } from '../local/story/foundGuild.ts';
import { createSubscriber, type Subscriber } from '../testing/live/subscriber.ts';
import { pauseProcesses } from '../testing/pauseProcesses.ts';
import { type RedisServer, startRedis } from '../testing/redis/redisServer.ts';
import { type OtherGateway, type OtherGateways, openOtherGateways } from '../testing/stack/otherGateways.ts';
import { startThrowawayStack } from '../testing/stack/throwawayStack.ts';
import { submitAndLeave } from '../testing/stack/waitingRequest.ts';
import { until } from '../testing/until.ts';

/** Longer than the longest of the gateway's own limits: whoever waits for longer waits for ever. */
const HANGS_MS = 60_000;

/** What clients ask during each outage, by what it needs. */
const ASKED = {
  /** Was asked before, at the same block. */
  known: '{ guilds { id } }',
  ledger: '{ guilds { id name symbol } }',
  chain: '{ chain { head { number } } }',
  mixed: '{ chain { head { number } } guilds { id } }',
  relay: '{ relayRequest(id: "01890000-0000-7000-8000-000000000000") { id } }',
};
type Asked = keyof typeof ASKED;

/** A part that does not do its work for a while. */
type Outage = {
  part: string;
  /** Parts that are of no use without it. */
  needing?: readonly string[];
  begin(): Promise<void> | void;
  end(): Promise<void> | void;
  refused: readonly Asked[];
};

describe('while a part is away, and when it is back', () => {
  let stack: Stack;
  let redis: RedisServer;
  let gateways: OtherGateways;
  let gateway: OtherGateway;
  let provider: JsonRpcProvider;
  let guild: string;
  let subscriber: Subscriber;

  before(async () => {
    [stack, redis] = await Promise.all([startThrowawayStack(), startRedis()]);
    provider = new JsonRpcProvider(stack.rpcUrl, undefined, { staticNetwork: true, cacheTimeout: -1 });
    const client = createClient({ url: `${stack.gatewayUrl}/graphql` });
    const stablecoin = stack.deployments.TestDollar?.address ?? '';
    guild = (await foundGuild({ client, provider, stablecoin, log: () => {} })).id;
    // The other one is watched, and alone.
    await stack.gateway.kill('SIGTERM');
    gateways = await openOtherGateways(stack);
    gateway = await gateways.start({ GUILDHALL_REDIS_URL: redis.url });
    await gateway.until('/readyz', 200);
    subscriber = createSubscriber(`${gateway.url}/graphql`, 'event stream');
    subscriber.connect().catch(() => {});
    await untilTold();
  });
  after(async () => {
    subscriber?.cut();
    gateways?.stop();
    provider?.destroy();
    await redis?.stop();
    await stack?.stop();
  });

  const untilTold = () =>
    until('the subscriber has the ledger', async () => {
      const { ledgerEntries } = await queryGraph<{ ledgerEntries: { id: string }[] }>(
        stack.ledgerUrl,
        '{ ledgerEntries(first: 1000, orderBy: id) { id } }',
      );
      return idsOf(subscriber.entries) === idsOf(ledgerEntries);
    });
  const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).join();

  async function ask(asked: Asked): Promise<'answered' | 'refused'> {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: ASKED[asked] }),
      signal: AbortSignal.timeout(HANGS_MS),
    });
    const { errors } = (await response.json()) as { errors?: { message: string; extensions: object }[] };
    if (errors === undefined) return 'answered';
    expect(errors[0]?.extensions, asked).to.include({ code: 'UPSTREAM_UNAVAILABLE', retryable: true });
    if (response.status !== 200) {
      expect(response.status, asked).to.equal(503);
      expect(Number(response.headers.get('retry-after')), asked).to.be.within(1, 60);
    }
    return 'refused';
  }

  const askAll = async (): Promise<Asked[]> => {
    const names = Object.keys(ASKED) as Asked[];
    const outcomes = await Promise.all(names.map(ask));
    return names.filter((_, i) => outcomes[i] === 'refused');
  };

  const illParts = async (status: number) => {
    const { parts } = (await gateway.until('/readyz', status)) as { parts: Record<string, { ok: boolean }> };
    return Object.keys(parts)
      .filter((name) => !parts[name]?.ok)
      .sort();
  };

  async function goThrough({ part, needing = [], begin, end, refused }: Outage): Promise<void> {
    const untilUp = (is: 0 | 1) =>
      until(`the metrics tell of the ${part}`, async () => {
        return (await gateway.metric(`guildhall_part_up{part="${part}"}`)) === is;
      });
    const isNeeded = part !== 'redis';
    expect(await askAll()).to.deep.equal([]);
    await provider.send('evm_setAutomine', [false]);
    const countExecutions = await submitAndLeave({ stack, provider, gatewayUrl: gateway.url, guild });
    await begin();
    try {
      await untilUp(0);
      expect(await gateway.metric('guildhall_ready')).to.equal(isNeeded ? 0 : 1);
      expect(await illParts(isNeeded ? 503 : 200)).to.deep.equal([...needing, part].sort());
      expect(await askAll()).to.deep.equal(refused);
    } finally {
      await end();
    }
    await untilUp(1);
    expect(await illParts(200)).to.deep.equal([]);
    await provider.send('evm_setAutomine', [true]);
    await provider.send('evm_mine', []);
    expect(await countExecutions()).to.equal(1);
    expect(await askAll()).to.deep.equal([]);
    await untilTold();
    expect(subscriber.faults).to.equal(0);
  }

  const pausing = (pid: number | undefined) => {
    let goOn = () => {};
    return {
      begin() {
        goOn = pauseProcesses(pid ?? 0);
      },
      end: () => goOn(),
    };
  };

  it('graph-node, which is killed and started again', () =>
    goThrough({
      part: 'ledger',
      begin: () => stack.graphNode?.kill('SIGKILL'),
      end: () => stack.graphNode?.start(),
      refused: ['known', 'ledger', 'mixed'],
    }));

  it('Redis, which is killed and started again', () =>
    goThrough({
      part: 'redis',
      begin: () => redis.part.kill('SIGKILL'),
      end: () => redis.part.start(),
      refused: [],
    }));

  it('PostgreSQL, which is paused and goes on', () =>
    goThrough({
      part: 'database',
      needing: ['ledger', 'relayer'],
      ...pausing(stack.postgres?.pid()),
      refused: ['known', 'ledger', 'mixed', 'relay'],
    }));

  it('the chain’s node, which is paused and goes on', () =>
    goThrough({ part: 'chain', ...pausing(stack.chain?.pid()), refused: ['chain', 'mixed'] }));
});
