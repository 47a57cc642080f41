import type { Logger } from 'pino';
import type { Block } from '../chain/answers.ts';
import type { Chain } from '../chain/chain.ts';
import type { DecodeRevert } from '../prepare/reverts/decodeRevert.ts';
import type { SponsorSettings } from '../prepare/sponsorship/sponsorSettings.ts';
import type { SponsoredCall, Sponsorship } from '../prepare/sponsorship/sponsorship.ts';
import { acceptForwardRequest } from './accept/acceptForwardRequest.ts';
import { acceptSignedTransaction } from './accept/acceptSignedTransaction.ts';
import { createFailpoint } from './failpoint.ts';
import { sponsorshipOf } from './purse/sponsorshipOf.ts';
import type { RelayParts } from './relayParts.ts';
import { DEFAULT_SETTINGS, type RelaySettings } from './relaySettings.ts';
import { localSigner } from './relaySigner.ts';
import { createFeeQuoter } from './send/fees/feeQuoter.ts';
import { startWorker, type Worker } from './send/worker.ts';
import { bindToChain } from './store/bindToChain.ts';
import { openForwardRequests } from './store/forwarderNonces.ts';
import { type KeyHealth, keyHealth } from './store/keyHealth.ts';
import { registerKeys } from './store/keyLease.ts';
import { migrateDatabase } from './store/migrateDatabase.ts';
import { openDatabase } from './store/openDatabase.ts';
import type { RequestRow } from './store/relayTables.ts';
import { createRequestLookups, type RequestLookups } from './store/requestLookups.ts';
import { translateFaults } from './translateFaults.ts';

/** Connections for submissions. */
const SUBMITTING_CONNECTIONS = 10;
/** Connections for reads, `prepare…` among them: however many ask, no submission waits for them. */
const READING_CONNECTIONS = 5;
/** Connections for the work in the background, beside one for each key. */
const WORKING_CONNECTIONS = 3;

/** The settings that a relay needs of the gateway's configuration. */
export type RelayConfig = {
  databaseUrl: string;
  /** Private keys that pay for requests. */
  relayerKeys: readonly string[];
  /** What they pay for, and how much. */
  sponsor: SponsorSettings;
  /** Step at which the process is to kill itself; for crash tests on a local chain. */
  failpoint?: string;
};

const TRY_AGAIN = 'Try again.';
/** An answer that is lost may have been an acceptance. */
const SEND_AGAIN = 'Send the same request again, with the same idempotency key: it is never sent twice.';

/** The durable queue between signed requests and the chain. */
export type Relay = RequestLookups & {
  /** Begins to send; what a crash left is taken up first. */
  start(): void;
  /** Ends what is under way, gives the keys back and closes the database's connections. */
  stop(): Promise<void>;
  /**
   * Takes a signed ForwardRequest in.
   * @param input - The input of `submitForwardRequest`.
   * @throws UserErrors
   */
  submitForwardRequest(input: unknown): Promise<RequestRow>;
  /**
   * Takes in a transaction that its sender signed.
   * @param input - The input of `submitSignedTransaction`.
   * @throws UserErrors
   */
  submitSignedTransaction(input: unknown): Promise<RequestRow>;
  /** How many forwarder nonces of an account, in lower case, are held from one on: its next is their sum. */
  openForwardRequests(from: string, sinceNonce: bigint): Promise<bigint>;
  /**
   * Whether the relayer would pay for a call now. Reserves nothing.
   * @param chain - As the operation asks it, so that nothing more is asked when its client leaves.
   */
  sponsorshipOf(chain: Chain, call: SponsoredCall, block: Block): Promise<Sponsorship>;
  /** How this process's keys stand. */
  keys(): Promise<KeyHealth[]>;
  /** Whether the database answers. */
  isReady(): Promise<boolean>;
};

/**
 * Opens the relay: brings its database to the latest form and makes sure that it belongs to this chain.
 *
 * @param parts.settings - Limits and rhythms other than the usual.
 * @throws Error when the database or the chain does not answer, or they do not belong together
 */
export async function createRelay({
  config,
  chain,
  decodeRevert,
  log,
  settings,
}: {
  config: RelayConfig;
  chain: Chain;
  decodeRevert: DecodeRevert;
  log: Logger;
  settings?: Partial<RelaySettings>;
}): Promise<Relay> {
  const allSettings = { ...DEFAULT_SETTINGS, ...settings };
  const failpoint = createFailpoint(config.failpoint, chain.id);
  const signers = new Map(config.relayerKeys.map(localSigner).map((signer) => [signer.address, signer]));
  const { db, close } = openDatabase(config.databaseUrl, { log, connections: SUBMITTING_CONNECTIONS });
  try {
    await migrateDatabase(db);
    await bindToChain(db, chain, { chainId: chain.id, forwarder: chain.forwarder });
    await registerKeys(db, [...signers.keys()]);
  } catch (error) {
    await close();
    throw error;
  }
  const parts: RelayParts = {
    chain,
    db,
    signers,
    sponsor: config.sponsor,
    quote: createFeeQuoter(chain, allSettings.feeCapWei),
    failpoint,
    decodeRevert,
    log,
    settings: allSettings,
  };
  // Of its own: however many submit and ask, what was accepted goes on.
  const work = openDatabase(config.databaseUrl, { log, connections: signers.size + WORKING_CONNECTIONS });
  const reads = openDatabase(config.databaseUrl, { log, connections: READING_CONNECTIONS });
  const lookups = createRequestLookups(reads.db);
  let worker: Worker | undefined;
  return {
    start() {
      worker ??= startWorker({ ...parts, db: work.db }, config.databaseUrl);
    },
    async stop() {
      await worker?.stop();
      await Promise.all([work.close(), reads.close(), close()]);
    },
    submitForwardRequest: (input) => translateFaults(SEND_AGAIN, () => acceptForwardRequest(parts, input)),
    submitSignedTransaction: (input) => translateFaults(SEND_AGAIN, () => acceptSignedTransaction(parts, input)),
    find: (id) => translateFaults(TRY_AGAIN, () => lookups.find(id)),
    findByKey: (from, idempotencyKey) => translateFaults(TRY_AGAIN, () => lookups.findByKey(from, idempotencyKey)),
    listOf: (signer, page) => translateFaults(TRY_AGAIN, () => lookups.listOf(signer, page)),
    findByTransaction: (hash) => translateFaults(TRY_AGAIN, () => lookups.findByTransaction(hash)),
    history: (id) => translateFaults(TRY_AGAIN, () => lookups.history(id)),
    openForwardRequests: (from, sinceNonce) =>
      translateFaults(TRY_AGAIN, () => openForwardRequests(reads.db, from, sinceNonce)),
    sponsorshipOf: (asked, call, block) =>
      translateFaults(TRY_AGAIN, () => sponsorshipOf({ ...parts, chain: asked, db: reads.db }, call, block)),
    keys: () => keyHealth(db, [...signers.keys()]),
    isReady: async () =>
      await db
        .selectFrom('relay_chain')
        .select('chain_id')
        .executeTakeFirst()
        .then(Boolean, () => false),
  };
}
