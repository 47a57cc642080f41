import { type HDNodeWallet, Wallet } from 'ethers';
import type { Relay } from '../../api/relay/relay.ts';
import { executionsOnChain } from './executions.ts';
import { type SubmitInput, signDelegation } from './forwardRequests.ts';
import type { ChildConfig } from './relayChild.ts';
import { type RelayFixture, startRelayFixture } from './relayFixture.ts';

/** A short lease, so that a process that takes over does not wait long. */
const settings = { leaseMs: 800 };

/** What tests need that kill the relay's process: its settings, signers, and what the chain saw. */
export type KillableRelay = {
  context: RelayFixture;
  /** Settings of the processes that are killed. */
  config: ChildConfig;
  /** Reads what the killed processes leave; sends nothing. */
  reader: Relay;
  newAccount(): HDNodeWallet;
  sign(wallet: HDNodeWallet, nonce?: bigint): Promise<SubmitInput>;
  /** How often the chain has executed each request of these signers. */
  countExecutions(inputs: readonly SubmitInput[]): Promise<number[]>;
  /** How many transactions the relayer's keys have sent. */
  countSent(): Promise<number>;
  stop(): Promise<void>;
};

/** Starts a chain with a guild and a database, on which relay processes can be started and killed. */
export async function startKillableRelay(): Promise<KillableRelay> {
  const context = await startRelayFixture();
  const { chain, provider } = context.on;
  const databaseUrl = await context.database.create();
  const config = { ...context.childConfig(databaseUrl, await context.newKeys()), settings };
  const reader = await context.openRelay({ databaseUrl, relayerKeys: [] });
  let accounts = 0;
  return {
    context,
    config,
    reader,
    newAccount() {
      accounts += 1;
      return context.on.penniless(1_000 + accounts);
    },
    sign: (wallet, nonce = 0n) => signDelegation(context.on, wallet, { token: context.guild.token, nonce }),
    async countExecutions(inputs) {
      const all = await executionsOnChain(provider, chain.forwarder);
      return inputs.map(
        ({ request }) =>
          all.filter(({ signer, nonce }) => signer === request.from && nonce === BigInt(request.nonce)).length,
      );
    },
    async countSent() {
      const addresses = config.relayerKeys.map((key) => new Wallet(key).address);
      const counts = await Promise.all(addresses.map((address) => provider.getTransactionCount(address)));
      return counts.reduce((sum, count) => sum + count, 0);
    },
    async stop() {
      await reader.stop();
      await context.stop();
    },
  };
}
