import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { dataLength, dataSlice, type HDNodeWallet, Wallet, ZeroAddress } from 'ethers';
import pg from 'pg';
import pino from 'pino';
import { executionsOnChain } from '../../testing/relay/executions.ts';
import { type SubmitInput, signRequest } from '../../testing/relay/forwardRequests.ts';
import { type RelayFixture, startRelayFixture, untilMined, untilStatus } from '../../testing/relay/relayFixture.ts';
import { WIDE_PURSE } from '../../testing/relay/widePurse.ts';
import { until } from '../../testing/until.ts';
import { abis } from '../chain/calls/abis.ts';
import type { Chain } from '../chain/chain.ts';
import { type UserError, UserErrors } from '../prepare/userErrors.ts';
import { createRelay, type Relay } from './relay.ts';
import type { RequestRow } from './store/relayTables.ts';

describe('the relay, from submission to block', () => {
  let context: RelayFixture;
  let relay: Relay;

  async function errorsOf(input: unknown, relayOf: Relay = relay): Promise<readonly UserError[]> {
    try {
      await relayOf.submitForwardRequest(input);
    } catch (error) {
      if (error instanceof UserErrors) return error.errors;
      throw error;
    }
    throw new Error('it was accepted');
  }

  before(async () => {
    context = await startRelayFixture();
    relay = await context.openRelay();
    relay.start();
  });
  after(async () => {
    await relay?.stop();
    await context?.stop();
  });

  it('sends a request and says where it was mined', async () => {
    const wallet = context.newAccount();
    const { id } = await relay.submitForwardRequest(await context.sign(wallet, 0n));
    const row = await untilMined(relay, id);
    const receipt = await context.on.provider.getTransactionReceipt(String(row.transaction_hash));
    expect(receipt?.blockHash).to.equal(row.block_hash);
    expect(receipt?.gasUsed).to.equal(row.gas_used);
    const history = (await relay.history(id)).slice(0, 4);
    expect(history.map(({ status }) => status)).to.deep.equal(['QUEUED', 'ASSIGNED', 'BROADCAST', 'MINED']);
    expect(history.map(({ sequence }) => sequence)).to.deep.equal([1, 2, 3, 4]);
    expect(new Set(history.slice(1).map(({ transaction_hash }) => transaction_hash))).to.have.lengthOf(1);
  });

  it('confirms it when three more blocks are mined, and not before', async () => {
    const { chain, provider } = context.on;
    const looks = new Map<unknown, number>();
    const header: Chain['header'] = (block) => {
      looks.set(block, (looks.get(block) ?? 0) + 1);
      return chain.header(block);
    };
    const own = await context.openRelay({ chain: { ...chain, header } });
    own.start();
    try {
      const { id } = await own.submitForwardRequest(await context.sign(context.newAccount(), 0n));
      const { block_number } = await untilMined(own, id);
      for (let i = 0; i < 2; i += 1) {
        const before = looks.get(block_number) ?? 0;
        await provider.send('evm_mine', []);
        await until('its block is looked at', async () => (looks.get(block_number) ?? 0) > before);
      }
      for (let i = 0; i < 10; i += 1) {
        expect((await own.find(id))?.status).to.equal('MINED');
        await sleep(50);
      }
      await provider.send('evm_mine', []);
      await untilStatus(own, id, 'CONFIRMED');
    } finally {
      await own.stop();
    }
  });

  it('answers a repetition with the same request, also after it was mined', async () => {
    const input = await context.sign(context.newAccount(), 0n);
    const { id } = await relay.submitForwardRequest(input);
    await untilMined(relay, id);
    expect((await relay.submitForwardRequest(input)).id).to.equal(id);
  });

  it('makes one request of 50 submissions with one key at a time', async () => {
    const wallet = context.newAccount();
    const input = await context.sign(wallet, 0n);
    const rows = await Promise.all(Array.from({ length: 50 }, () => relay.submitForwardRequest(input)));
    expect(new Set(rows.map(({ id }) => id))).to.have.lengthOf(1);
    await untilMined(relay, String(rows[0]?.id));
    const mine = (await executionsOnChain(context.on.provider, context.on.chain.forwarder)).filter(
      ({ signer }) => signer === wallet.address.toLowerCase(),
    );
    expect(mine).to.have.lengthOf(1);
  });

  it('takes one of six requests with the same nonce that come at a time, and refuses the others for it', async () => {
    const wallet = context.newAccount();
    const inputs = await Promise.all(
      [0n, 1n, 2n, 3n, 4n, 5n].map(async (more) => ({
        ...(await context.sign(wallet, 0n, { gas: 200_000n + more })),
        idempotencyKey: `one-of-six-${more}`,
      })),
    );
    const answers = await Promise.allSettled(inputs.map((input) => relay.submitForwardRequest(input)));
    const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []));
    expect(refused).to.have.lengthOf(5);
    for (const error of refused) expect(error).to.have.nested.property('errors[0].code', 'FORWARDER_NONCE_MISMATCH');
  });

  it('serves 50 submissions that must wait for the few connections', async () => {
    const databaseUrl = await context.database.create();
    const idle = await context.openRelay({ databaseUrl });
    const client = new pg.Client(databaseUrl);
    await client.connect();
    try {
      const input = await context.sign(context.newAccount(), 0n);
      await client.query('begin; lock table relay_request in access exclusive mode');
      const submitted = Promise.all(Array.from({ length: 50 }, () => idle.submitForwardRequest(input)));
      // Longer than a connection may take to be made.
      await Promise.race([submitted, sleep(6_000)]);
      await client.query('commit');
      expect(new Set((await submitted).map(({ id }) => id))).to.have.lengthOf(1);
    } finally {
      await client.end();
      await idle.stop();
    }
  });

  it('refuses a key that was used for another request', async () => {
    const wallet = context.newAccount();
    const first = await relay.submitForwardRequest(await context.sign(wallet, 0n));
    const other = { ...(await context.sign(wallet, 1n)), idempotencyKey: first.idempotency_key };
    const [error] = await errorsOf(other);
    expect(error).to.include({ __typename: 'IdempotencyError', code: 'IDEMPOTENCY_KEY_REUSED' });
    expect(error).to.have.nested.property('existing.id', first.id);
  });

  describe('refuses, and writes nothing for,', () => {
    const refused: [string, (wallet: HDNodeWallet) => Promise<SubmitInput>, object][] = [
      [
        'a signature of somebody else',
        async (wallet) => ({
          ...(await context.sign(wallet, 0n)),
          signature: (await context.sign(context.newAccount(), 0n)).signature,
        }),
        { __typename: 'SignatureError', code: 'INVALID_SIGNATURE' },
      ],
      [
        'a malformed signature',
        async (wallet) => ({ ...(await context.sign(wallet, 0n)), signature: '0x1234' }),
        { __typename: 'SignatureError', recoveredSigner: null },
      ],
      [
        'a value that was not signed',
        async (wallet) => {
          const input = await context.sign(wallet, 0n);
          return { ...input, request: { ...input.request, gas: '300000' } };
        },
        { __typename: 'SignatureError', code: 'INVALID_SIGNATURE' },
      ],
      [
        'a nonce that is too far ahead',
        (wallet) => context.sign(wallet, 5n),
        { __typename: 'NonceError', code: 'FORWARDER_NONCE_MISMATCH', expectedNonce: '0', givenNonce: '5' },
      ],
      [
        'a deadline that has passed',
        (wallet) => context.sign(wallet, 0n, { deadline: 1n }),
        { __typename: 'DeadlineError', code: 'DEADLINE_EXPIRED', deadline: '1' },
      ],
      [
        'a contract of no guild',
        (wallet) => context.sign(wallet, 0n, { to: context.on.testDollar }),
        { __typename: 'PolicyError', code: 'POLICY_DENIED' },
      ],
      [
        'native coin',
        (wallet) => context.sign(wallet, 0n, { value: 1n }),
        { __typename: 'PolicyError', code: 'POLICY_DENIED' },
      ],
      [
        'a call that reverts, with its error as data',
        (wallet) => {
          const { testDollar } = context.on;
          const data = abis.Projects.encodeFunctionData('withdraw', [testDollar, wallet.address]);
          return signRequest(context.on, wallet, { to: context.guild.projects, data, nonce: 0n }, 'withdraw');
        },
        { __typename: 'RevertError', code: 'SIMULATION_REVERTED', errorName: 'ProjectsNothingToWithdraw' },
      ],
      [
        'a call with too little gas',
        (wallet) => context.sign(wallet, 0n, { gas: 3_000n }),
        { __typename: 'RevertError', code: 'SIMULATION_REVERTED' },
      ],
      [
        'a malformed address',
        async (wallet) => {
          const input = await context.sign(wallet, 0n);
          return { ...input, request: { ...input.request, to: '0x12' } };
        },
        { __typename: 'ValidationError', code: 'INVALID_INPUT' },
      ],
      [
        'an empty key',
        async (wallet) => ({ ...(await context.sign(wallet, 0n)), idempotencyKey: '' }),
        { __typename: 'ValidationError', code: 'INVALID_INPUT' },
      ],
    ];
    for (const [what, make, expected] of refused) {
      it(what, async () => {
        const wallet = context.newAccount();
        const input = await make(wallet);
        const [error] = await errorsOf(input);
        expect(error).to.include(expected);
        expect(await relay.findByKey(wallet.address.toLowerCase(), input.idempotencyKey)).to.equal(undefined);
        // The nonce is still the account's next one.
        const { id } = await relay.submitForwardRequest({
          ...(await context.sign(wallet, 0n)),
          idempotencyKey: 'right',
        });
        await untilMined(relay, id);
      });
    }
  });

  it('says that a nonce was used when a request is replayed under another key', async () => {
    const wallet = context.newAccount();
    const input = await context.sign(wallet, 0n);
    const { id } = await relay.submitForwardRequest(input);
    await untilMined(relay, id);
    const [error] = await errorsOf({ ...input, idempotencyKey: 'another' });
    expect(error).to.include({ __typename: 'NonceError', expectedNonce: '1', givenNonce: '0' });
    expect(error?.message).to.match(/used already/);
  });

  it('takes an account’s next requests while the first are on their way', async () => {
    const wallet = context.newAccount();
    const rows: RequestRow[] = [];
    for (let nonce = 0n; nonce < 5n; nonce += 1n) {
      rows.push(await relay.submitForwardRequest(await context.sign(wallet, nonce)));
    }
    for (const { id } of rows) await untilMined(relay, id);
    expect(await relay.openForwardRequests(wallet.address.toLowerCase(), 0n)).to.equal(5n);
  });

  it('explains what failed in its block, and ends what was signed after it without sending it', async () => {
    const [key = ''] = await context.newKeys();
    const idle = await context.openRelay({ relayerKeys: [key], settings: { openPerKey: 1 } });
    const holder = context.on.penniless(1);
    const transfer = (nonce: bigint) => {
      const data = abis.GuildToken.encodeFunctionData('transfer', [Wallet.createRandom().address, 400n * 10n ** 18n]);
      return signRequest(context.on, holder, { to: context.guild.token, data, nonce }, `transfer-${nonce}`);
    };
    const first = await idle.submitForwardRequest(await transfer(0n));
    const second = await idle.submitForwardRequest(await transfer(1n));
    const third = await idle.submitForwardRequest(await context.sign(holder, 2n));
    idle.start();
    try {
      await untilMined(idle, first.id);
      const failed = await untilStatus(idle, second.id, 'FAILED');
      expect(failed.failure).to.include({ code: 'EXECUTION_REVERTED', errorName: 'ERC20InsufficientBalance' });
      expect(failed.failure?.message).to.not.match(/would/);
      expect(failed.transaction_hash).to.be.a('string');
      const behind = await untilStatus(idle, third.id, 'FAILED');
      expect(behind.failure).to.include({ __typename: 'NonceError', expectedNonce: '1', givenNonce: '2' });
      expect(await context.on.provider.getTransactionCount(new Wallet(key).address)).to.equal(2);
      // Nonce 1 is free again.
      const again = { ...(await context.sign(holder, 1n)), idempotencyKey: 'again' };
      await untilMined(idle, (await idle.submitForwardRequest(again)).id);
    } finally {
      await idle.stop();
    }
  });

  for (const [how, method, shorterBy] of [
    ['first', 'execute', 0],
    ['first, in a batch', 'executeBatch', 0],
    // The forwarder reads the 65 bytes of a signature whose last word is not filled up; ethers does not.
    ['first, in bytes that not everybody reads', 'execute', 31],
  ] as const) {
    it(`is superseded when somebody else sends the request ${how}`, async () => {
      const idle = await context.openRelay();
      const wallet = context.newAccount();
      const input = await context.sign(wallet, 0n);
      const { id } = await idle.submitForwardRequest(input);
      const { request, signature } = input;
      const signed = { ...request, signature };
      const args = method === 'execute' ? [signed] : [[signed], ZeroAddress];
      const filled = abis.Forwarder.encodeFunctionData(method, args);
      const execute = dataSlice(filled, 0, dataLength(filled) - shorterBy);
      const stranger = context.on.funded(5);
      const sent = await stranger.sendTransaction({
        to: context.on.chain.forwarder,
        data: execute,
        gasLimit: 500_000n,
      });
      await sent.wait();
      idle.start();
      try {
        const row = await untilStatus(idle, id, 'SUPERSEDED');
        expect(row.transaction_hash).to.equal(sent.hash);
      } finally {
        await idle.stop();
      }
    });
  }

  it('lets a request expire that was not sent in time, and ends what was signed after it', async () => {
    const idle = await context.openRelay();
    const wallet = context.newAccount();
    const { chain } = context.on;
    const soon = (await chain.nextBlockTime()) + 5n;
    const late = await idle.submitForwardRequest(await context.sign(wallet, 0n, { deadline: soon }));
    const behind = await idle.submitForwardRequest(await context.sign(wallet, 1n));
    await context.on.passTime(10);
    idle.start();
    try {
      await untilStatus(idle, late.id, 'EXPIRED');
      expect((await untilStatus(idle, behind.id, 'FAILED')).failure).to.include({ __typename: 'NonceError' });
      for (const nonce of [0n, 1n]) {
        const input = { ...(await context.sign(wallet, nonce)), idempotencyKey: `again-${nonce}` };
        await untilMined(idle, (await idle.submitForwardRequest(input)).id);
      }
    } finally {
      await idle.stop();
    }
  });

  it('refuses a 17th open request', async () => {
    const idle = await context.openRelay();
    try {
      const wallet = context.newAccount();
      for (let nonce = 0n; nonce < 16n; nonce += 1n) await idle.submitForwardRequest(await context.sign(wallet, nonce));
      const [error] = await errorsOf(await context.sign(wallet, 16n), idle);
      expect(error).to.include({ __typename: 'PolicyError', code: 'QUOTA_EXCEEDED' });
    } finally {
      await idle.stop();
    }
  });

  it('keeps its rules in the database: bytes, nonces, history and statuses', async () => {
    const databaseUrl = await context.database.create();
    const own = await context.openRelay({ databaseUrl });
    const client = new pg.Client(databaseUrl);
    await client.connect();
    try {
      own.start();
      const { id } = await own.submitForwardRequest(await context.sign(context.newAccount(), 0n));
      await untilMined(own, id);
      const breaks: [string, RegExp][] = [
        [`update relay_attempt set raw = '\\x00'`, /cannot be changed/],
        ['delete from relay_attempt', /cannot be changed/],
        [
          `insert into relay_attempt (purpose, key_address, nonce, replacement, raw, transaction_hash, gas_limit,
            max_fee_per_gas, max_priority_fee_per_gas)
            select 'FILL', key_address, nonce, replacement, raw, '0x' || repeat('0', 64), 1, 1, 1 from relay_attempt`,
          /relay_attempt_key_address_nonce_replacement_key/,
        ],
        ['delete from relay_event', /append-only/],
        [`update relay_event set status = 'FAILED'`, /append-only/],
        [`update relay_request set status = 'LOST'`, /relay_request_status_check/],
        [`update relay_request set status = 'FAILED'`, /check constraint/],
        [`update relay_request set status = 'QUEUED', final = false`, /check constraint/],
        [`update relay_request set signer = upper(signer)`, /address_check/],
      ];
      for (const [statement, reason] of breaks) {
        const refusal = await client.query(statement).then(
          () => 'it was done',
          (error: Error) => error.message,
        );
        expect(refusal).to.match(reason);
      }
    } finally {
      await client.end();
      await own.stop();
    }
  });

  it('refuses a database of another chain', async () => {
    const databaseUrl = await context.database.create();
    await (await context.openRelay({ databaseUrl })).stop();
    const chain = { ...context.on.chain, forwarder: `0x${'12'.repeat(20)}` };
    const log = pino({ level: 'silent' });
    const { decodeRevert } = context.on;
    const config = { databaseUrl, relayerKeys: [], sponsor: WIDE_PURSE };
    const opened = createRelay({ config, chain, decodeRevert, log });
    const message = await opened.then(String, (error: Error) => error.message);
    expect(message).to.match(/belongs to chain 31337/);
  });
});
