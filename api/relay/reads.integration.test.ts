import { expect } from 'chai';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { signDelegation } from '../../testing/relay/forwardRequests.ts';
import { type RelayFixture, startRelayFixture, untilMined } from '../../testing/relay/relayFixture.ts';
import { until } from '../../testing/until.ts';
import { abis } from '../chain/calls/abis.ts';
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
