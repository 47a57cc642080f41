import { expect } from 'chai';
import { Wallet } from 'ethers';
import { Migrator } from 'kysely/migration';
import pg from 'pg';
import pino from 'pino';
import { type SubmitInput, signDelegation } from '../../../testing/relay/forwardRequests.ts';
import { type RelayFixture, startRelayFixture, untilMined } from '../../../testing/relay/relayFixture.ts';
import { forwardRequestDigest, parseForwardRequestInput } from '../accept/submissionInput.ts';
import { MIGRATIONS } from './migrateDatabase.ts';
import { openDatabase } from './openDatabase.ts';

type Row = Record<string, unknown>;

const VERSIONS = Object.keys(MIGRATIONS);
const CONFIRMED = '00000000-0000-7000-8000-000000000001';
const QUEUED = '00000000-0000-7000-8000-000000000002';
const BLOCK = `0x${'b'.repeat(64)}`;
const HASH = `0x${'c'.repeat(64)}`;
const GAS_USED = 70_000;
const RESERVED = 305_000;

describe('a relay’s database of an earlier version, with rows', function () {
  this.timeout(240_000);
  let context: RelayFixture;
  before(async () => {
    context = await startRelayFixture();
  });
  after(() => context?.stop());

  async function migrateTo(databaseUrl: string, version: string): Promise<void> {
    const { db, close } = openDatabase(databaseUrl, { log: pino({ level: 'silent' }), connections: 2 });
    const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
    const { error } = await migrator.migrateTo(version);
    await close();
    if (error !== undefined) throw error;
  }

  /** The rows of a relay of so many migrations: a request that was confirmed, and one that waits in the queue. */
  async function rowsOf(
    version: number,
    { key, input }: { key: string; input: SubmitInput },
  ): Promise<[string, Row][]> {
    const { chain } = context.on;
    const { request, signature } = parseForwardRequestInput(input);
    const digest = forwardRequestDigest({ chainId: chain.id, forwarder: chain.forwarder }, request);
    const common = { kind: 'FORWARD_REQUEST', signer: request.from, accepted_block: 1, value: 0, gas: request.gas };
    const call = {
      recipient: request.to,
      deadline: request.deadline,
      data: bytes(request.data),
      signature: bytes(signature),
    };
    const mined = { transaction_hash: HASH, block_number: 2, block_hash: BLOCK, gas_used: GAS_USED };
    // A queued request was bound to a key until version 7, and counted in a day's quota until version 8.
    const bound = { key_address: version < 7 ? key : null };
    const day = version >= 6 && version < 8 ? { quota_day: '2026-11-29' } : {};
    const hour = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000);
    const purpose = {
      signer: request.from,
      guild: context.guild.accessManager,
      contract: 'GuildToken',
      function: 'delegate',
      ...(version < 9 ? { is_new: true } : { is_stranger: true }),
    };
    const reserved = { hour, reserved_gas: RESERVED, reserved_wei: RESERVED };
    const block = { block_number: 2, block_hash: BLOCK };
    const genesis = await chain.header(0n);
    const since: [number, string, Row][] = [
      [1, 'relay_chain', { chain_id: chain.id, genesis_hash: genesis?.hash, forwarder: chain.forwarder }],
      [2, 'relayer_key', { address: key, epoch: 7 }],
      [
        3,
        'relay_request',
        // An action of long ago, and so under a nonce that does not come again.
        {
          ...common,
          ...call,
          ...mined,
          ...day,
          id: CONFIRMED,
          idempotency_key: 'confirmed',
          body_hash: HASH,
          nonce: 9_000,
          key_address: key,
          status: 'CONFIRMED',
          final: true,
        },
      ],
      [
        3,
        'relay_request',
        {
          ...common,
          ...call,
          ...day,
          ...bound,
          id: QUEUED,
          idempotency_key: input.idempotencyKey,
          body_hash: digest,
          nonce: request.nonce,
          status: 'QUEUED',
        },
      ],
      [
        4,
        'relay_attempt',
        {
          request_id: CONFIRMED,
          purpose: 'CALL',
          key_address: key,
          nonce: 0,
          replacement: 0,
          raw: bytes('0x00'),
          transaction_hash: HASH,
          gas_limit: RESERVED,
          max_fee_per_gas: 1,
          max_priority_fee_per_gas: 1,
          settled_at: hour,
          final: true,
          ...block,
        },
      ],
      [5, 'relay_event', { request_id: CONFIRMED, sequence: 1, status: 'CONFIRMED', transaction_hash: HASH }],
      [5, 'relay_event', { request_id: QUEUED, sequence: 1, status: 'QUEUED' }],
      [
        8,
        'relay_sponsorship',
        {
          request_id: CONFIRMED,
          ...purpose,
          ...reserved,
          key_address: key,
          key_hour: hour,
          charged_gas: GAS_USED,
          charged_wei: GAS_USED,
          gas_used: GAS_USED,
          wei_paid: GAS_USED,
          ...block,
        },
      ],
      [
        8,
        'relay_sponsorship',
        { request_id: QUEUED, ...purpose, ...reserved, charged_gas: RESERVED, charged_wei: RESERVED },
      ],
      ...['GUILD', 'KEYS', version < 9 ? 'NEW_ACCOUNTS' : 'STRANGERS', 'SIGNER'].map((scope): [number, string, Row] => {
        const subject = { KEYS: '', SIGNER: request.from }[scope] ?? purpose.guild;
        return [8, 'relay_budget', { scope, subject, hour, gas: GAS_USED + RESERVED, wei: GAS_USED + RESERVED }];
      }),
    ];
    const quota: [string, Row][] =
      'quota_day' in day ? [['relay_quota', { signer: request.from, day: day.quota_day, used: 2 }]] : [];
    return [
      ...since.flatMap(([first, table, row]): [string, Row][] => (first <= version ? [[table, row]] : [])),
      ...quota,
    ];
  }

  for (const [i, version] of VERSIONS.slice(0, -1).entries()) {
    it(`goes on from ${version}: nothing is lost, and what was queued is sent`, async () => {
      const wallet = context.on.penniless(70_000 + i);
      const input = await signDelegation(context.on, wallet, { token: context.guild.token, nonce: 0n });
      const [privateKey = ''] = await context.newKeys();
      const key = new Wallet(privateKey).address.toLowerCase();
      // It has sent the transaction of the request that was confirmed.
      await context.on.provider.send('hardhat_setNonce', [key, '0x1']);
      const databaseUrl = await context.database.create();
      await migrateTo(databaseUrl, version);
      const client = new pg.Client(databaseUrl);
      await client.connect();
      const relay = await fill(client, await rowsOf(i + 1, { key, input })).then(() =>
        context.openRelay({ databaseUrl, relayerKeys: [privateKey] }),
      );
      try {
        relay.start();
        const hasRequests = i + 1 >= 3;
        const { id } = await relay.submitForwardRequest(input);
        expect(id === QUEUED).to.equal(hasRequests);
        const row = await untilMined(relay, id);
        if (!hasRequests) return;
        const sent = await context.on.provider.getTransaction(String(row.transaction_hash));
        expect(sent?.from.toLowerCase()).to.equal(key);
        expect(await relay.find(CONFIRMED)).to.include({
          status: 'CONFIRMED',
          transaction_hash: HASH,
          key_address: key,
        });
        if (i + 1 >= 5) expect(await relay.history(CONFIRMED)).to.have.lengthOf(1);
        if (i + 1 < 8) return;
        // What was paid for before and after, in the budgets of then.
        const { rows } = await client.query('select scope, gas from relay_budget order by scope');
        const gas = String(BigInt(GAS_USED) + (row.gas_used ?? 0n));
        const scopes = ['GUILD', 'KEYS', 'SIGNER', 'STRANGERS'];
        expect(rows.filter(({ scope }) => scope !== 'KEY')).to.deep.equal(scopes.map((scope) => ({ scope, gas })));
      } finally {
        await relay.stop();
        await client.end();
      }
    });
  }
});

function bytes(hex: string): Buffer {
  return Buffer.from(hex.slice(2), 'hex');
}

async function fill(client: pg.Client, rows: readonly [string, Row][]): Promise<void> {
  for (const [table, row] of rows) {
    const columns = Object.keys(row);
    const places = columns.map((_, i) => `$${i + 1}`);
    const values = Object.values(row).map((value) => (typeof value === 'bigint' ? String(value) : value));
    await client.query(`insert into ${table} (${columns}) values (${places})`, values);
  }
}
