import { mock } from 'node:test';
import { expect } from 'chai';
import { type HDNodeWallet, Transaction, type TransactionLike, Wallet } from 'ethers';
import { type RelayFixture, startRelayFixture, untilMined, untilStatus } from '../../testing/relay/relayFixture.ts';
import { abis } from '../chain/calls/abis.ts';
import { type UserError, UserErrors } from '../prepare/userErrors.ts';
import type { Relay } from './relay.ts';

const GWEI = 10n ** 9n;

describe('transactions that their senders signed', () => {
  let context: RelayFixture;
  let relay: Relay;
  let keys: string[];
  let client: HDNodeWallet;

  /** A delegation of guild votes, signed as a transaction; with other fields where they are given. */
  async function sign(
    fields: TransactionLike = {},
    wallet: Pick<HDNodeWallet, 'address' | 'signTransaction'> = client,
  ) {
    const { provider, chain } = context.on;
    const nonce = await provider.getTransactionCount(wallet.address);
    const data = abis.GuildToken.encodeFunctionData('delegate', [wallet.address]);
    const fees = { maxFeePerGas: 10n * GWEI, maxPriorityFeePerGas: GWEI };
    const call = { type: 2, chainId: chain.id, nonce, to: context.guild.token, data, gasLimit: 200_000n, ...fees };
    return wallet.signTransaction({ ...call, ...fields });
  }
  let keysUsed = 0;
  const newKey = () => {
    keysUsed += 1;
    return `key-${keysUsed}`;
  };
  const submit = async (fields?: TransactionLike, idempotencyKey = newKey()) =>
    await relay.submitSignedTransaction({ rawTransaction: await sign(fields), idempotencyKey });
  async function errorsOf(rawTransaction: string): Promise<readonly UserError[]> {
    try {
      await relay.submitSignedTransaction({ rawTransaction, idempotencyKey: newKey() });
    } catch (error) {
      if (error instanceof UserErrors) return error.errors;
      throw error;
    }
    throw new Error('it was accepted');
  }

  before(async () => {
    context = await startRelayFixture();
    keys = await context.newKeys();
    client = context.on.funded(3);
    relay = await context.openRelay({ relayerKeys: keys });
    relay.start();
  });
  after(async () => {
    await relay?.stop();
    await context?.stop();
  });

  it('are sent as they are, and followed to their block', async () => {
    const row = await submit();
    expect(row.kind).to.equal('SIGNED_TRANSACTION');
    const mined = await untilMined(relay, row.id);
    expect(mined.transaction_hash).to.equal(row.body_hash);
    const steps = (await relay.history(row.id)).slice(0, 3).map(({ status }) => status);
    expect(steps).to.deep.equal(['ASSIGNED', 'BROADCAST', 'MINED']);
  });

  it('may approve a guild’s contract to take tokens, and nobody else', async () => {
    const approve = (spender: string) => abis.ERC20.encodeFunctionData('approve', [spender, 1n]);
    const to = context.on.testDollar;
    const row = await submit({ to, data: approve(context.guild.projects) });
    await untilMined(relay, row.id);
    for (const data of [
      approve(client.address),
      approve(context.guild.projects).slice(0, -2),
      approve(to).slice(0, 10),
    ]) {
      const [error] = await errorsOf(await sign({ to, data }));
      expect(error).to.include({ __typename: 'PolicyError', code: 'POLICY_DENIED' });
    }
  });

  it('are the same under any key, and one however many come at a time', async () => {
    const rawTransaction = await sign();
    const rows = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        relay.submitSignedTransaction({ rawTransaction, idempotencyKey: `same-${i % 4}` }),
      ),
    );
    expect(new Set(rows.map(({ id }) => id))).to.have.lengthOf(1);
    await untilMined(relay, String(rows[0]?.id));
    const again = await relay.submitSignedTransaction({ rawTransaction, idempotencyKey: newKey() });
    expect(again.id).to.equal(rows[0]?.id);
  });

  it('are sent in the order of their nonces, whatever they come in', async () => {
    const { chain, provider } = context.on;
    const sent: number[] = [];
    const broadcast = (raw: string) => {
      sent.push(Transaction.from(raw).nonce);
      return chain.broadcast(raw);
    };
    const idle = await context.openRelay({ chain: { ...chain, broadcast } });
    const nonce = await provider.getTransactionCount(client.address);
    const rows = [];
    for (const fields of [{ nonce }, { nonce: nonce + 1 }, { nonce, maxFeePerGas: 20n * GWEI }]) {
      const rawTransaction = await sign(fields);
      rows.push(await idle.submitSignedTransaction({ rawTransaction, idempotencyKey: newKey() }));
    }
    idle.start();
    try {
      await untilMined(idle, String(rows[1]?.id));
      expect(sent.slice(0, 3)).to.deep.equal([nonce, nonce, nonce + 1]);
    } finally {
      await idle.stop();
    }
  });

  it('fail with the contract’s error when they revert in their block', async () => {
    const idle = await context.openRelay();
    const holder = context.on.penniless(1);
    await context.on.provider.send('hardhat_setBalance', [holder.address, '0xde0b6b3a7640000']);
    const data = abis.GuildToken.encodeFunctionData('transfer', [Wallet.createRandom().address, 400n * 10n ** 18n]);
    const nonce = await context.on.provider.getTransactionCount(holder.address);
    const rows = [];
    for (const next of [nonce, nonce + 1]) {
      const rawTransaction = await sign({ data, nonce: next }, holder);
      rows.push(await idle.submitSignedTransaction({ rawTransaction, idempotencyKey: newKey() }));
    }
    idle.start();
    try {
      await untilMined(idle, String(rows[0]?.id));
      const failed = await untilStatus(idle, String(rows[1]?.id), 'FAILED');
      expect(failed.failure).to.include({ code: 'EXECUTION_REVERTED', errorName: 'ERC20InsufficientBalance' });
      expect(failed.transaction_hash).to.equal(failed.body_hash);
    } finally {
      await idle.stop();
    }
  });

  it('fail when their sender replaced them by another', async () => {
    const idle = await context.openRelay();
    const nonce = await context.on.provider.getTransactionCount(client.address);
    const [one, other] = [await sign({ nonce }), await sign({ nonce, maxFeePerGas: 20n * GWEI })];
    const first = await idle.submitSignedTransaction({ rawTransaction: one, idempotencyKey: newKey() });
    const second = await idle.submitSignedTransaction({ rawTransaction: other, idempotencyKey: newKey() });
    idle.start();
    try {
      await untilMined(idle, first.id);
      const failed = await untilStatus(idle, second.id, 'FAILED');
      expect(failed.failure).to.include({ code: 'TRANSACTION_REJECTED' });
    } finally {
      await idle.stop();
    }
  });

  it('are offered for their lifetime by the database’s clock, whatever the process’s says', async () => {
    const { chain } = context.on;
    const aheadMs = 2 * 86_400_000;
    const realNow = Date.now.bind(Date);
    let refused = 0;
    const broadcast = (raw: string) => {
      refused += 1;
      return refused < 3 ? Promise.resolve({ outcome: 'unclear' as const, message: 'busy' }) : chain.broadcast(raw);
    };
    const idle = await context.openRelay({ chain: { ...chain, broadcast } });
    const { id } = await idle.submitSignedTransaction({ rawTransaction: await sign(), idempotencyKey: newKey() });
    mock.method(Date, 'now', () => realNow() + aheadMs);
    try {
      idle.start();
      await untilMined(idle, id);
    } finally {
      mock.restoreAll();
      await idle.stop();
    }
  });

  it('are taken of accounts with an EIP-7702 delegation, and of no other accounts with code (EIP-3607)', async () => {
    const { provider, funded } = context.on;
    const delegated = funded(6);
    const designator = `0xef0100${context.guild.token.slice(2)}`;
    for (const [wallet, code] of [
      [delegated, designator],
      [funded(7), '0x6000'],
    ] as const) {
      await provider.send('hardhat_setCode', [wallet.address, code]);
    }
    const rawTransaction = await sign({}, delegated);
    await untilMined(relay, (await relay.submitSignedTransaction({ rawTransaction, idempotencyKey: newKey() })).id);
    const [error] = await errorsOf(await sign({}, funded(7)));
    expect(error).to.include({ code: 'TRANSACTION_REJECTED' });
    expect(error?.message).to.contain('EIP-3607');
  });

  const rejected: [string, () => Promise<string>, object][] = [
    ['bytes that are none', async () => '0x1234', { code: 'INVALID_INPUT' }],
    ['another chain', () => sign({ chainId: 1 }), { code: 'TRANSACTION_REJECTED' }],
    ['a used nonce', () => sign({ nonce: 0, gasLimit: 190_000n }), { code: 'TRANSACTION_REJECTED' }],
    [
      'a nonce too far ahead',
      async () => sign({ nonce: (await context.on.provider.getTransactionCount(client.address)) + 5 }),
      { code: 'TRANSACTION_REJECTED' },
    ],
    ['more native coin than there is', () => sign({ value: 10n ** 24n }), { code: 'TRANSACTION_REJECTED' }],
    ['too little gas to begin', () => sign({ gasLimit: 20_000n }), { code: 'TRANSACTION_REJECTED' }],
    ['more gas than any may have', () => sign({ gasLimit: 2n ** 24n + 1n }), { code: 'TRANSACTION_REJECTED' }],
    [
      'fees below the base fee',
      () => sign({ maxFeePerGas: 1n, maxPriorityFeePerGas: 1n }),
      { code: 'TRANSACTION_REJECTED' },
    ],
    ['a stranger’s contract', () => sign({ to: context.on.testDollar }), { code: 'POLICY_DENIED' }],
    ['a deployment', () => sign({ to: null, data: '0x60006000f3' }), { code: 'POLICY_DENIED' }],
    ['a relayer’s key', () => sign({}, new Wallet(String(keys[0]))), { code: 'POLICY_DENIED' }],
    [
      'a call that reverts',
      () =>
        sign({
          to: context.guild.projects,
          data: abis.Projects.encodeFunctionData('withdraw', [context.on.testDollar, client.address]),
        }),
      { code: 'SIMULATION_REVERTED', errorName: 'ProjectsNothingToWithdraw' },
    ],
  ];
  for (const [what, make, expected] of rejected) {
    it(`are refused with ${what}`, async () => {
      const [error] = await errorsOf(await make());
      expect(error).to.include(expected);
    });
  }
});
