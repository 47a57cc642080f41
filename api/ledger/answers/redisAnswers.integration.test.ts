import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { createClient } from '@redis/client';
import { expect } from 'chai';
import { type RedisServer, startRedis } from '../../../testing/redis/redisServer.ts';
import { until } from '../../../testing/until.ts';
import type { Basis } from '../blocks/basis.ts';
import { createAnswerCache } from './answerCache.ts';
import { createRedisAnswers, type RedisAnswers } from './redisAnswers.ts';

const at = (number: number, hash = `0x${number}`): Basis => ({ deployment: 'Qm', block: { number, hash } });

const connect = (url: string) => createClient({ url });
type Client = ReturnType<typeof connect>;

/** The commands that a client of Redis has sent at once. */
function commandsIn(sent: string): string[] {
  return sent.split(/^(?=\*\d+\r$)/m);
}

/** What keeps what it is looked at by, and answers all else with a list. */
function otherThanAsked(command: string): string {
  if (!command.includes('guildhall:look')) return '*1\r\n$1\r\nx\r\n';
  return command.includes('SET') ? '+OK\r\n' : '$1\r\n1\r\n';
}

describe('answers that are shared in Redis', function () {
  // On a busy machine a lookup may be late, which is no fault: what it was for is asked of graph-node.
  this.retries(3);
  let server: RedisServer;
  let latest: Basis;
  let asked: string[];
  let told: string[];
  const opened: RedisAnswers[] = [];
  before(async () => {
    server = await startRedis();
  });
  beforeEach(async () => {
    latest = at(1);
    asked = [];
    told = [];
    await redis((client) => client.flushAll());
  });
  afterEach(async () => {
    for (const answers of opened.splice(0)) await answers.close();
  });
  after(() => server?.stop());

  /** Asks Redis as an operator does. */
  async function redis<T>(work: (client: Client) => Promise<T>, url = server.url): Promise<T> {
    const client = connect(url);
    await client.connect();
    return work(client).finally(() => client.destroy());
  }

  const open = (redisUrl = server.url) => {
    const line = (...[fields, text]: unknown[]) => told.push([fields, text].flat().map(String).join(' '));
    const log = { info: line, warn: (fields: { reason: string }, text: string) => line(fields.reason, text) };
    const answers = createRedisAnswers({ redisUrl }, log as never) as RedisAnswers;
    opened.push(answers);
    return answers;
  };
  const openUp = async (redisUrl?: string) => {
    const answers = open(redisUrl);
    await until('it is up', async () => answers.isUp);
    return answers;
  };
  /** A gateway: its own memory beside what is shared. */
  const gateway = (shared: RedisAnswers, bytes = 0) =>
    createAnswerCache({ bytes, shared, askLatest: async () => latest });
  const read = async (cache: ReturnType<typeof gateway>, body: string, text = body) => {
    const { taken } = await cache.answer(body, undefined, async () => {
      asked.push(body);
      return Buffer.from(`{"data":{"text":${JSON.stringify(text)},"_guildhallBasis":${JSON.stringify(latest)}}}`);
    });
    return (JSON.parse(Buffer.concat(taken?.data ?? []).toString()) as { text: string }).text;
  };
  const keys = () => redis((client) => client.keys('guildhall:answer:*'));
  const kept = (count: number) => until(`${count} are kept`, async () => (await keys()).length === count);
  const move = (cache: ReturnType<typeof gateway>, to: Basis) => {
    latest = to;
    cache.latest.observe(to, performance.now());
  };

  it('are asked of graph-node once for all gateways, then found in memory', async () => {
    const [one, other] = [gateway(await openUp()), gateway(await openUp(), 100_000)];
    expect(await read(one, 'a', 'Ünïcode 🌱')).to.equal('Ünïcode 🌱');
    await kept(1);
    for (let turn = 0; turn < 3; turn += 1) expect(await read(other, 'a')).to.equal('Ünïcode 🌱');
    expect(asked).to.deep.equal(['a']);
    expect(other.counts).to.deep.equal({ memory: 2, redis: 1, graphNode: 0 });
    const [key = ''] = await keys();
    expect(await redis((client) => client.pTTL(key))).to.be.within(1, 300_000);
  });

  it('are those of the latest block only, by its hash and deployment', async () => {
    const [one, other] = [gateway(await openUp()), gateway(await openUp())];
    await read(one, 'a', 'old');
    await kept(1);
    const others = [at(2), at(1, '0xb'), { ...at(1), deployment: 'Qn' }];
    for (const next of others) {
      move(other, next);
      expect(await read(other, 'a', JSON.stringify(next))).to.equal(JSON.stringify(next));
    }
    await kept(1 + others.length);
    move(other, at(1));
    expect(await read(other, 'a', 'new')).to.equal('old');
  });

  it('are not taken from a value that is anything else', async () => {
    const cache = gateway(await openUp());
    await read(cache, 'a');
    await kept(1);
    const [key = ''] = await keys();
    await read(cache, 'b');
    await kept(2);
    const other = (await keys()).find((name) => name !== key) ?? '';
    const garbage: ((client: Client) => Promise<unknown>)[] = [
      (client) => client.set(key, 'x'),
      (client) => client.set(key, JSON.stringify({ data: { text: 'forged', _guildhallBasis: latest } })),
      (client) => client.append(key, ' '),
      (client) => client.setRange(key, 60, 'X'),
      (client) => client.set(key, 'x'.repeat(5_000_000)),
      (client) => client.copy(other, key, { REPLACE: true }),
    ];
    for (const [n, spoil] of garbage.entries()) {
      await redis(spoil);
      asked = [];
      expect(await read(cache, 'a', `a${n}`)).to.equal(`a${n}`);
      await until('it is replaced', async () => {
        const times = asked.length;
        return (await read(cache, 'a', `a${n}`)) === `a${n}` && asked.length === times;
      });
    }
  });

  it('are not lost by a value of another kind', async () => {
    const cache = gateway(await openUp());
    await read(cache, 'a');
    await kept(1);
    const [key = ''] = await keys();
    await redis(async (client) => [await client.del(key), await client.lPush(key, 'x')]);
    expect(await read(cache, 'a', 'b')).to.equal('b');
  });

  for (const [what, answer, said] of [
    ['that is no Redis', () => ':5\r\n', 'does not keep what it is given'],
    ['that answers with what was not asked for', otherThanAsked, 'are shared'],
  ] as const) {
    it(`are not shared by a server ${what}, which the log tells`, async () => {
      const server = createServer((socket) => {
        socket.on('error', () => {});
        socket.on('data', (data) => void socket.write(commandsIn(String(data)).map(answer).join('')));
      });
      await once(server.listen(0, '127.0.0.1'), 'listening');
      try {
        const cache = gateway(open(`redis://127.0.0.1:${(server.address() as AddressInfo).port}`));
        await until('it is told', async () => told.length > 0);
        for (let turn = 0; turn < 3; turn += 1) expect(await read(cache, 'a', `a${turn}`)).to.equal(`a${turn}`);
        expect(told).to.have.length(1);
        expect(told[0]).to.include(said);
      } finally {
        server.close();
      }
    });
  }

  it('are not shared when they are long', async () => {
    const cache = gateway(await openUp());
    await read(cache, 'long', 'x'.repeat(8_000_000));
    await read(cache, 'short');
    const lengths = async () => {
      const found = await keys();
      return found.length > 0 && redis((client) => Promise.all(found.map((key) => client.strLen(key))));
    };
    // What was asked for first would be there first.
    for (const length of await until('one is kept', lengths)) expect(length).to.be.below(1_000);
    await read(cache, 'long', 'x'.repeat(8_000_000));
    expect(asked).to.deep.equal(['long', 'short', 'long']);
  });

  it('are asked of graph-node while Redis is dead, and shared when it is back', async () => {
    const shared = await openUp();
    const cache = gateway(shared);
    let n = 0;
    let under = true;
    const load = Promise.all(
      Array.from({ length: 8 }, async () => {
        while (under) {
          const body = String(n++ % 50);
          expect(await read(cache, body)).to.equal(body);
          await new Promise(setImmediate);
        }
      }),
    );
    await server.part.kill('SIGKILL');
    await until('it is seen', async () => !shared.isUp);
    await server.part.start();
    await until('it is back', async () => shared.isUp);
    under = false;
    await load;
    expect(told).to.have.lengthOf(3);
    expect(told[1]).to.include('Redis is of no use now');
    expect(told[2]).to.include('Answers are shared in Redis.');
    asked = [];
    await read(cache, 'after');
    await until('it is kept', async () => (await keys()).length > 0);
    await read(gateway(shared), 'after');
    expect(asked).to.deep.equal(['after']);
  });

  it('are waited for briefly, and once, while Redis is paused', async () => {
    const shared = await openUp();
    const cache = gateway(shared);
    await read(cache, 'a');
    await kept(1);
    process.kill(server.part.pid(), 'SIGSTOP');
    try {
      expect(await read(cache, 'a', 'graph-node’s')).to.equal('graph-node’s');
      expect(shared.failures).to.be.within(1, 2);
      expect(shared.mayHave('a')).to.equal(false);
      for (let turn = 0; turn < 200; turn += 1) await read(cache, String(turn));
      expect(shared.failures).to.be.below(4);
      await until('it is seen', async () => !shared.isUp);
    } finally {
      process.kill(server.part.pid(), 'SIGCONT');
    }
    await until('it is back', async () => shared.isUp);
    expect(told).to.have.lengthOf(3);
    // Nobody waited until the connection was given up.
    expect(told[1]).to.include('no reply within 50 ms');
    expect(await read(cache, 'a')).to.equal('a');
  });

  it('are not shared by a Redis that is full, which the log tells once', async () => {
    const shared = await openUp();
    const cache = gateway(shared);
    await redis((client) => client.configSet('maxmemory', '1'));
    try {
      await until('it is seen', async () => !shared.isUp);
      for (const body of ['a', 'b']) expect(await read(cache, body)).to.equal(body);
      await until('it is looked at again and again', async () => {
        const told = await redis((client) => client.info('commandstats'));
        return Number(/cmdstat_set:.*rejected_calls=(\d+)/.exec(told)?.[1]) > 2;
      });
      expect(told).to.have.lengthOf(2);
      expect(told[1]).to.include('OOM');
    } finally {
      await redis((client) => client.configSet('maxmemory', '0'));
    }
    await until('it is back', async () => shared.isUp);
  });

  it('are not shared by one that is not there, or wants another password; each is told of and not repeated', async () => {
    const strict = await startRedis(['--requirepass', 'correct']);
    try {
      const { host } = new URL(strict.url);
      for (const [url, reason] of [
        ['redis://:wr%40ng@127.0.0.1:1', 'ECONNREFUSED'],
        [`redis://:wr%40ng@${host}`, 'WRONGPASS'],
        [strict.url, 'NOAUTH'],
      ] as const) {
        told = [];
        const shared = open(url);
        const cache = gateway(shared);
        expect(await read(cache, 'a')).to.equal('a');
        await until('it is told', async () => told.length > 0);
        expect(told[0]).to.include(reason).and.to.not.include('wr@ng');
        expect(shared.isUp).to.equal(false);
      }
      const rights = ['on', '>p%ss', '~guildhall:*', '+getrange', '+set', '+select'];
      await redis((client) => client.aclSetUser('gateway', rights), `redis://:correct@${host}`);
      // A password and a database; a user who may do no more than a gateway needs.
      for (const user of [`:correct@${host}/3`, `gateway:p%25ss@${host}/2`]) await openUp(`redis://${user}`);
    } finally {
      await strict.stop();
    }
  });
});
