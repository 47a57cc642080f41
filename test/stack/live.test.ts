import { expect } from 'chai';
import { MaxUint256 } from 'ethers';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { queryGraph } from '../../local/http/queryGraph.ts';
import type { Stack } from '../../local/stack/stack.ts';
import { type ActingGuild, digestOf, foundGuilds } from '../../testing/ledger/actingGuild.ts';
import { type ChainActor, openChainActor } from '../../testing/ledger/chainActor.ts';
import { eventsOf } from '../../testing/live/eventsOf.ts';
import { createSubscriber, ENTRIES, type LiveRow, type Subscriber, WAYS } from '../../testing/live/subscriber.ts';
import { startThrowawayStack } from '../../testing/stack/throwawayStack.ts';
import { until } from '../../testing/until.ts';

const MOST_SUBSCRIPTIONS = 20;

describe('subscriptions, by the clients that people use', () => {
  let stack: Stack;
  let url: string;
  let chain: ChainActor;
  let guild: ActingGuild;

  before(async () => {
    process.env.GUILDHALL_CLIENT_SUBSCRIPTIONS = String(MOST_SUBSCRIPTIONS);
    stack = await startThrowawayStack();
    delete process.env.GUILDHALL_CLIENT_SUBSCRIPTIONS;
    url = `${stack.gatewayUrl}/graphql`;
    chain = openChainActor(stack.rpcUrl);
    const { GuildFactory, TestDollar } = stack.deployments;
    const deployed = { factory: GuildFactory?.address ?? '', testDollar: TestDollar?.address ?? '' };
    [guild] = await foundGuilds(chain, deployed);
    await chain.call(chain.minter, guild.dollar, 'mint', chain.people.client.address, 10n ** 20n);
    await chain.call(chain.people.client, guild.dollar, 'approve', guild.treasury.target, MaxUint256);
    await stack.indexed(await chain.provider.getBlockNumber());
  });
  after(async () => {
    chain?.provider.destroy();
    await stack?.stop();
  });

  async function ledger(where = ''): Promise<LiveRow[]> {
    const { ledgerEntries } = await queryGraph<{
      ledgerEntries: (LiveRow & { guild: { id: string }; contract: { address: string } })[];
    }>(
      url,
      `{ ledgerEntries(first: 1000, orderBy: id, where: { ${where} }) {
        id guild { id } contract { address } number blockNumber blockHash entryHash } }`,
    );
    return ledgerEntries.map((row) => ({ ...row, guild: row.guild.id, contract: row.contract.address }));
  }

  const untilEqual = (subscriber: Subscriber, where = '') =>
    until(`a subscriber has the ledger`, async () => {
      return JSON.stringify(subscriber.entries) === JSON.stringify(await ledger(where));
    }).catch(async () => expect(subscriber.entries).to.deep.equal(await ledger(where)));
  /** Deposits, and waits until the ledger has it. */
  const deposit = async (amount: number) => {
    const { client } = chain.people;
    const args = [guild.dollar.target, amount, 0, digestOf('gift')];
    const { blockNumber } = await chain.call(client, guild.treasury, 'deposit', ...args);
    await stack.indexed(blockNumber);
  };

  for (const way of WAYS) {
    describe(`by ${way}`, () => {
      it('tells all entries, then each new one, with the block that it stands on', async () => {
        const subscriber = createSubscriber(url, way);
        const ended = subscriber.connect();
        await untilEqual(subscriber);
        expect(subscriber.entries.length).to.be.above(20);
        await deposit(5);
        await untilEqual(subscriber);
        const last = subscriber.entries.at(-1);
        expect(subscriber.last?.extensions).to.have.nested.property('guildhall.deployment').match(/^Qm/);
        expect(subscriber.last?.extensions).to.have.nested.property('guildhall.block.hash', last?.blockHash);
        subscriber.cut();
        await ended;
      });

      it('tells only what is asked for', async () => {
        const { client, founder } = chain.people;
        const [one, other] = [client, founder].map(({ address }) => address.toLowerCase()) as [string, string];
        for (const [where, asked] of [
          [{ kinds: ['DEPOSITED', 'TRANSFER'] }, 'kind_in: ["DEPOSITED", "TRANSFER"]'],
          [{ guilds: [guild.id], categories: ['TOKEN'] }, `guild: "${guild.id.toLowerCase()}", category: TOKEN`],
          [{ accounts: [client.address] }, `or: [{ actor: "${one}" }, { account: "${one}" }]`],
          [
            { accounts: [client.address, founder.address] },
            `or: [{ actor_in: ["${one}", "${other}"] }, { account_in: ["${one}", "${other}"] }]`,
          ],
        ] as const) {
          const subscriber = createSubscriber(url, way, { where });
          const ended = subscriber.connect();
          await untilEqual(subscriber, asked);
          await deposit(6);
          await untilEqual(subscriber, asked);
          expect(subscriber.entries.length).to.be.above(0);
          subscriber.cut();
          await ended;
        }
      });

      it('goes on after a cut without a gap or a double, also when the branch is gone', async () => {
        const [stays, leaves] = [createSubscriber(url, way), createSubscriber(url, way)];
        const ended = Promise.all([stays.connect(), leaves.connect()]);
        await untilEqual(stays);
        const snapshot = await chain.provider.send('evm_snapshot', []);
        for (const amount of [7, 8, 9]) await deposit(amount);
        await untilEqual(stays);
        await untilEqual(leaves);
        const dropped = stays.entries.slice(-3).map(({ blockHash }) => blockHash);
        leaves.cut();
        await chain.provider.send('evm_revert', [snapshot]);
        for (const amount of [17, 18, 19, 20]) await deposit(amount);
        const again = leaves.connect();
        for (const subscriber of [stays, leaves]) {
          await until('the dropped entries are gone', async () =>
            subscriber.entries.every(({ blockHash }) => !dropped.includes(blockHash)),
          );
          await untilEqual(subscriber);
          expect(subscriber.reorganisations).to.be.above(0);
        }
        stays.cut();
        leaves.cut();
        await Promise.all([ended, again]);
      });
    });
  }

  it('goes on after `Last-Event-ID`, as a browser’s EventSource asks', async () => {
    const variables = JSON.stringify({ where: { kinds: ['DEPOSITED'] } });
    const address = `${url}?${new URLSearchParams({ query: ENTRIES, variables })}`;
    const first = await eventsOf(address, {}, 1);
    const [, cursor = ''] = /^id: (.+)$/m.exec(first) ?? [];
    expect(first).to.match(/"entries":\[\]/);
    await deposit(21);
    const next = await eventsOf(address, { 'last-event-id': cursor }, 1);
    expect(next).to.match(/^:\n\nevent: next\nid: \S+\ndata: \{"data"/);
    const [last] = (await ledger('kind: "DEPOSITED"')).slice(-1);
    expect([...next.matchAll(/"entryHash":"(\w+)"/g)].map(([, hash]) => hash)).to.deep.equal([last?.entryHash]);
  });

  it('tells blocks, once each and in order', async () => {
    const client = createClient({ url: url.replace(/^http/, 'ws'), webSocketImpl: WebSocket });
    type Told = { blocks: { block: { number: number; hash: string } } };
    const query = 'subscription { blocks { ... on NewBlock { block { number hash } cursor } } }';
    const told: Told['blocks']['block'][] = [];
    for await (const { data } of client.iterate<Told>({ query })) {
      if (data) told.push(data.blocks.block);
      if (told.length === 4) break;
      await chain.provider.send('evm_mine', []);
    }
    for (const { number, hash } of told) expect((await chain.provider.getBlock(number))?.hash).to.equal(hash);
    expect(told.map(({ number }) => number - (told[0]?.number ?? 0))).to.deep.equal([0, 1, 2, 3]);
    await client.dispose();
  });

  it('tells that there is no such relay request, and ends', async () => {
    const client = createClient({ url: url.replace(/^http/, 'ws'), webSocketImpl: WebSocket });
    const told = [];
    const query = 'subscription { relayRequest(id: "1") { status } }';
    for await (const result of client.iterate({ query })) told.push(result);
    expect(told).to.deep.equal([{ data: { relayRequest: null } }]);
    await client.dispose();
  });

  describe('and in the end', () => {
    it('says goodbye when the gateway stops', async () => {
      const socket = createSubscriber(url, 'websocket');
      const events = createSubscriber(url, 'event stream');
      const [closed, ended] = [socket, events].map((one) => one.connect().catch((error: unknown) => error));
      await untilEqual(socket);
      await untilEqual(events);
      await stack.stop();
      expect(await closed).to.include({ code: 1001 });
      // It has not completed: its client would connect again.
      expect(await ended).to.be.an.instanceOf(Error);
    });
  });
});
