import { expect } from 'chai';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { signDelegation } from '../../testing/relay/forwardRequests.ts';
import { type RelayFixture, startRelayFixture, untilMined } from '../../testing/relay/relayFixture.ts';
import { until } from '../../testing/until.ts';
import { abis } from '../chain/calls/abis.ts';
import { relayRequestByTransaction } from './resolvers/relayRequestByTransaction.ts';
import { relayRequests } from './resolvers/relayRequests.ts';
import { connectionOptions } from './store/openDatabase.ts';
import type { RelayTables } from './store/relayTables.ts';
import { createRequestLookups } from './store/requestLookups.ts';

const MANY = 100;
/** More than there are connections for reads and submissions together. */
const WAITING = 20;
const ABSENT = '00000000-0000-7000-8000-000000000000';

describe('reads of the relay', () => {
  let context: RelayFixture;
  before(async () => {
    context = await startRelayFixture();
  });
  after(() => context?.stop());

  /** A relay and a connection of the test's own to its database. */
  async function open() {
    const databaseUrl = await context.database.create();
    const relay = await context.openRelay({ databaseUrl });
    const client = new pg.Client(databaseUrl);
    await client.connect();
    return { databaseUrl, relay, client, close: () => Promise.all([client.end(), relay.stop()]) };
  }

  it('that are asked for at one moment are one question each kind, each with its own answer', async () => {
    const { relay, databaseUrl, close } = await open();
    const questions: string[] = [];
    const db = new Kysely<RelayTables>({
      dialect: new PostgresDialect({ pool: new pg.Pool(connectionOptions(databaseUrl)) }),
      log: ({ query }) => void questions.push(query.sql),
    });
    try {
      relay.start();
      const wallets = [context.on.penniless(70_000), context.on.penniless(70_001)];
      const rows = await Promise.all(
        wallets.map(async (wallet) => {
          const input = await signDelegation(context.on, wallet, { token: context.guild.token, nonce: 0n });
          return await untilMined(relay, (await relay.submitForwardRequest(input)).id);
        }),
      );
      const { find, findByKey, history } = createRequestLookups(db);
      const given = rows.flatMap(({ id, signer, idempotency_key }) => [
        Promise.all([find(id), find(id.toUpperCase()), find(ABSENT), find('no id')]),
        Promise.all([findByKey(signer, idempotency_key), findByKey(signer, 'another'), findByKey('0x', '')]),
        Promise.all([history(id), history(ABSENT)]),
      ]);
      const others = Array.from({ length: MANY }, (_, i) => findByKey('0x', `key ${i}`));
      const ids = (await Promise.all(given)).map((answers) =>
        answers.map((answer) => (Array.isArray(answer) ? answer.map(({ sequence }) => sequence) : answer?.id)),
      );
      expect(ids).to.deep.equal(
        rows.flatMap(({ id }) => [
          [id, id, undefined, undefined],
          [id, undefined, undefined],
          [[1, 2, 3, 4], []],
        ]),
      );
      expect(await Promise.all(others)).to.deep.equal(Array(MANY).fill(undefined));
      expect(questions).to.have.lengthOf(3);
    } finally {
      await Promise.all([db.destroy(), close()]);
    }
  });

  it('list an account’s requests, the last first, page by page, and find one by its transaction', async () => {
    const { relay, close } = await open();
    try {
      relay.start();
      const wallet = context.on.penniless(70_010);
      const submitted: string[] = [];
      for (const nonce of [0n, 1n, 2n]) {
        const input = await signDelegation(context.on, wallet, { token: context.guild.token, nonce });
        submitted.unshift((await untilMined(relay, (await relay.submitForwardRequest(input)).id)).id);
      }
      const on = { relay } as unknown as Parameters<typeof relayRequests>[2];
      const page = (first: number, after?: string | null) =>
        relayRequests({}, { from: wallet.address, first, after }, on);
      const newest = await page(2);
      const oldest = await page(2, newest.pageInfo.endCursor);
      expect([...newest.edges, ...oldest.edges].map(({ node }) => node.id)).to.deep.equal(submitted);
      expect([newest.pageInfo.hasNextPage, oldest.pageInfo.hasNextPage]).to.deep.equal([true, false]);
      expect((await relayRequests({}, { from: context.guild.token, first: 5 }, on)).edges).to.deep.equal([]);
      for (const [first, after] of [
        [0, null],
        [101, null],
        [5, 'x'],
        [5, '0x12'],
      ] as const) {
        const failure = await page(first, after).catch((error: unknown) => error);
        expect(failure).to.have.nested.property('extensions.code', 'BAD_USER_INPUT');
      }
      for (const { node } of newest.edges) {
        const hash = node.transaction?.hash.toUpperCase().replace('0X', '0x');
        expect(await relayRequestByTransaction({}, { hash }, on)).to.deep.equal(node);
      }
      expect(await relayRequestByTransaction({}, { hash: `0x${'12'.repeat(32)}` }, on)).to.equal(null);
      const failure = await relayRequestByTransaction({}, { hash: '0x12' }, on).catch((error: unknown) => error);
      expect(failure).to.have.nested.property('extensions.code', 'BAD_USER_INPUT');
    } finally {
      await close();
    }
  });

  it('keep no submission waiting, however many wait for the database themselves', async () => {
    const { relay, client, close } = await open();
    const { chain } = context.on;
    const sender = context.on.funded(4);
    const call = { from: `0x${'a'.repeat(40)}`, to: context.guild.token, value: 0n, gas: 100_000n };
    const data = abis.GuildToken.encodeFunctionData('delegate', [sender.address]);
    const waiting = async () => {
      // Within a transaction, what was seen once would be shown again.
      await client.query('select pg_stat_clear_snapshot()');
      return (await client.query("select from pg_stat_activity where wait_event_type = 'Lock'")).rows.length;
    };
    try {
      const block = await chain.head();
      await client.query('begin; lock table relay_budget in access exclusive mode');
      const reads = Array.from({ length: WAITING }, () => relay.sponsorshipOf(chain, { ...call, data }, block));
      await until('reads wait', async () => (await waiting()) > 0);
      const rawTransaction = await sender.signTransaction({
        type: 2,
        chainId: chain.id,
        nonce: await context.on.provider.getTransactionCount(sender.address),
        to: context.guild.token,
        data,
        gasLimit: 200_000n,
        maxFeePerGas: 10n ** 10n,
        maxPriorityFeePerGas: 10n ** 9n,
      });
      const { status } = await relay.submitSignedTransaction({ rawTransaction, idempotencyKey: 'k' });
      expect(status).to.equal('ASSIGNED');
      expect(await waiting()).to.be.within(1, 5);
      await client.query('rollback');
      expect((await Promise.all(reads)).map(({ sponsored }) => sponsored)).to.deep.equal(Array(WAITING).fill(true));
    } finally {
      await close();
    }
  });
});
