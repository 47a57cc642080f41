import { expect } from 'chai';
import { Wallet } from 'ethers';
import pg from 'pg';
import { executionsOnChain } from '../../testing/relay/executions.ts';
import { signDelegation } from '../../testing/relay/forwardRequests.ts';
import { type RelayFixture, startRelayFixture, untilMined } from '../../testing/relay/relayFixture.ts';
import { until } from '../../testing/until.ts';
import type { Relay } from './relay.ts';

const SIGNERS = 5;
const REQUESTS_EACH = 10;

/** Waits until a relay works with so many keys. */
async function untilHeld(databaseUrl: string, keys: number): Promise<void> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    await until(`${keys} keys are held`, async () => {
      const { rowCount } = await client.query('select 1 from relayer_key where expires_at > now()');
      return rowCount === keys;
    });
  } finally {
    await client.end();
  }
}

describe('many requests of many signers on two keys', () => {
  let context: RelayFixture;
  let relay: Relay;
  let keys: string[];

  before(async () => {
    context = await startRelayFixture();
    keys = await context.newKeys();
    const databaseUrl = await context.database.create();
    relay = await context.openRelay({ databaseUrl, relayerKeys: keys });
    relay.start();
    await untilHeld(databaseUrl, keys.length);
  });
  after(async () => {
    await relay?.stop();
    await context?.stop();
  });

  it('are each mined once, in the order of each signer, with both keys at work', async () => {
    const { chain, provider } = context.on;
    const wallets = Array.from({ length: SIGNERS }, (_, i) => context.on.penniless(5_000 + i));
    const ids = await Promise.all(
      wallets.map(async (wallet) => {
        const own: string[] = [];
        for (let nonce = 0n; nonce < REQUESTS_EACH; nonce += 1n) {
          const input = await signDelegation(context.on, wallet, { token: context.guild.token, nonce });
          own.push((await relay.submitForwardRequest(input)).id);
        }
        return own;
      }),
    );
    for (const id of ids.flat()) await untilMined(relay, id);
    const all = await executionsOnChain(provider, chain.forwarder);
    for (const { address } of wallets) {
      const own = all.filter(({ signer }) => signer === address.toLowerCase());
      expect(own.map(({ nonce }) => Number(nonce))).to.deep.equal([...Array(REQUESTS_EACH).keys()]);
      expect(own.every(({ success }) => success)).to.equal(true);
    }
    const sent = await Promise.all(keys.map((key) => provider.getTransactionCount(new Wallet(key).address)));
    expect(sent.reduce((sum, count) => sum + count, 0)).to.equal(SIGNERS * REQUESTS_EACH);
    expect(Math.min(...sent)).to.be.greaterThan(0);
  });

  it('keep their order on a chain that mines several in a block, more than may be on their way at a time', async () => {
    const { chain, provider } = context.on;
    const rpc = (method: string, ...params: unknown[]) => provider.send(method, params);
    await rpc('evm_setAutomine', false);
    await rpc('evm_setIntervalMining', 200);
    try {
      const wallets = Array.from({ length: 6 }, (_, i) => context.on.penniless(6_000 + i));
      const ids = await Promise.all(
        wallets.map(async (wallet) => {
          const own: string[] = [];
          for (let nonce = 0n; nonce < 8n; nonce += 1n) {
            const input = await signDelegation(context.on, wallet, { token: context.guild.token, nonce });
            own.push((await relay.submitForwardRequest(input)).id);
          }
          return own;
        }),
      );
      const rows = [];
      for (const id of ids.flat()) rows.push(await untilMined(relay, id));
      expect(new Set(rows.map(({ block_hash }) => block_hash)).size).to.be.lessThan(rows.length);
      const all = await executionsOnChain(provider, chain.forwarder);
      for (const { address } of wallets) {
        const own = all.filter(({ signer }) => signer === address.toLowerCase());
        expect(own.map(({ nonce }) => Number(nonce))).to.deep.equal([...Array(8).keys()]);
      }
    } finally {
      await rpc('evm_setIntervalMining', 0);
      await rpc('evm_setAutomine', true);
    }
  });
});
