import type { Relay } from '../../api/relay/relay.ts';
import { countExecutions, countSent } from './executions.ts';
import type { SubmitInput } from './forwardRequests.ts';
import type { ChildConfig } from './relayChild.ts';
import { type RelayFixture, startRelayFixture } from './relayFixture.ts';

/** A short lease, so that a process that takes over does not wait long. */
const settings = { leaseMs: 800 };

/** What tests need that kill the relay's process: its settings, signers, and what the chain saw. */
export type KillableRelay = Pick<RelayFixture, 'newAccount' | 'sign'> & {
  context: RelayFixture;
  /** Settings of the processes that are killed. */
  config: ChildConfig;
  /** Reads what the killed processes leave; sends nothing. */
  reader: Relay;
  /** How often the chain has executed each request of these signers. */
  countExecutions(inputs: readonly SubmitInput[]): Promise<number[]>;
  /** How many transactions the relayer's keys have sent. */
  countSent(): Promise<number>;
  stop(): Promise<void>;
};

/** Starts a chain with a guild and a database, on which relay processes can be started and killed. */
export async function startKillableRelay(): Promise<KillableRelay> {
  const context = await startRelayFixture();
  const databaseUrl = await context.database.create();
  const config = { ...context.childConfig(databaseUrl, await context.newKeys()), settings };
  const reader = await context.openRelay({ databaseUrl, relayerKeys: [] });
  const { newAccount, sign } = context;
  return {
    context,
    config,
    reader,
    newAccount,
    sign,
    countExecutions: (inputs) => countExecutions(context.on, inputs),
    countSent: () => countSent(context.on.provider, config.relayerKeys),
    async stop() {
      await reader.stop();
      await context.stop();
    },
  };
}
