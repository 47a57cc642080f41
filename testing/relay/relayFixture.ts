import { type HDNodeWallet, parseEther, toQuantity, Wallet } from 'ethers';
import pino, { type Logger } from 'pino';
import type { GuildContracts } from '../../api/chain/calls/guildContracts.ts';
import type { Chain } from '../../api/chain/chain.ts';
import type { ForwardRequest } from '../../api/chain/forwarder/forwardRequest.ts';
import type { SponsorSettings } from '../../api/prepare/sponsorship/sponsorSettings.ts';
import { createRelay, type Relay } from '../../api/relay/relay.ts';
import type { RelaySettings } from '../../api/relay/relaySettings.ts';
import type { RequestRow } from '../../api/relay/store/relayTables.ts';
import { foundGuild } from '../story.ts';
import { startTestContext, type TestContext } from '../testContext.ts';
import { until } from '../until.ts';
import { type SubmitInput, signDelegation } from './forwardRequests.ts';
import type { ChildConfig } from './relayChild.ts';
import { startTestDatabase, type TestDatabase } from './testDatabase.ts';
import { WIDE_PURSE } from './widePurse.ts';

/** A guild on a chain of a test's own, and PostgreSQL. */
export type RelayFixture = {
  on: TestContext;
  guild: GuildContracts;
  database: TestDatabase;
  /** Calls the chain's node itself. */
  rpc: Rpc;
  /** Another account that has nothing. */
  newAccount(): HDNodeWallet;
  /** Its signed delegation in the guild, with other values where they are given. */
  sign(wallet: HDNodeWallet, nonce?: bigint, rest?: Partial<ForwardRequest>): Promise<SubmitInput>;
  /** Two new keys with native coin: a key belongs to one database. */
  newKeys(): Promise<string[]>;
  /** What a relay in a process of its own is told. */
  childConfig(databaseUrl: string, relayerKeys: string[]): ChildConfig;
  /** A relay in this process, not started yet; by default with a database and keys of its own. */
  openRelay(options?: OpenRelay): Promise<Relay>;
  stop(): Promise<void>;
};

type Rpc = (method: string, ...params: unknown[]) => ReturnType<TestContext['provider']['send']>;

export type OpenRelay = {
  databaseUrl?: string;
  relayerKeys?: string[];
  chain?: Chain;
  settings?: Partial<RelaySettings>;
  sponsor?: Partial<SponsorSettings>;
  log?: Logger;
};

/** Starts all of it, or nothing: what stays open would keep a test's process alive for ever. */
export async function startRelayFixture(): Promise<RelayFixture> {
  const starting = [startTestContext(), startTestDatabase()] as const;
  try {
    const [on, database] = await Promise.all(starting);
    // The node logs every call otherwise.
    await on.provider.send('hardhat_setLoggingEnabled', [false]);
    return fixtureOf(on, database, await foundGuild(on));
  } catch (error) {
    for (const started of await Promise.allSettled<{ stop(): Promise<void> }>(starting)) {
      if (started.status === 'fulfilled') await started.value.stop();
    }
    throw error;
  }
}

/** Below it are the accounts of the story. */
const FIRST_ACCOUNT = 100;

function fixtureOf(on: TestContext, database: TestDatabase, guild: GuildContracts): RelayFixture {
  const rpc: Rpc = (method, ...params) => on.provider.send(method, params);
  let accounts = FIRST_ACCOUNT;
  const newKeys = async () => {
    const wallets = [Wallet.createRandom(), Wallet.createRandom()];
    for (const { address } of wallets) {
      await rpc('hardhat_setBalance', address, toQuantity(parseEther('100')));
    }
    return wallets.map(({ privateKey }) => privateKey);
  };
  return {
    on,
    guild,
    database,
    rpc,
    newAccount() {
      accounts += 1;
      return on.penniless(accounts);
    },
    sign: (wallet, nonce = 0n, rest = {}) => signDelegation(on, wallet, { token: guild.token, nonce, ...rest }),
    newKeys,
    childConfig: (databaseUrl, relayerKeys) => ({
      rpcUrl: on.node.url,
      chainId: on.chain.id,
      factory: on.chain.factory,
      forwarder: on.chain.forwarder,
      databaseUrl,
      relayerKeys,
    }),
    openRelay: async ({ databaseUrl, relayerKeys, chain = on.chain, settings = {}, sponsor = {}, log } = {}) =>
      await createRelay({
        config: {
          databaseUrl: databaseUrl ?? (await database.create()),
          relayerKeys: relayerKeys ?? (await newKeys()),
          sponsor: { ...WIDE_PURSE, ...sponsor },
        },
        chain,
        decodeRevert: on.decodeRevert,
        log: log ?? pino({ level: 'silent' }),
        settings,
      }),
    async stop() {
      await Promise.all([on.stop(), database.stop()]);
    },
  };
}

/** Behind a node that refuses calls, on a busy machine, a request can take a minute. */
const LOOKS = 2_400;
const ENDED: RequestRow['status'][] = ['CONFIRMED', 'FAILED', 'EXPIRED', 'SUPERSEDED'];

/**
 * Waits until a request has a status of these.
 *
 * @throws Error when it ends with another
 */
export async function untilStatus(
  relay: Pick<Relay, 'find' | 'history'>,
  id: string,
  ...statuses: RequestRow['status'][]
): Promise<RequestRow> {
  const look = async () => {
    const row = await relay.find(id);
    if (row === undefined || statuses.includes(row.status)) return row;
    if (ENDED.includes(row.status)) throw new Error(`request ${id} is ${row.status}: ${JSON.stringify(row.failure)}`);
    return false;
  };
  try {
    return await until(`request ${id} is ${statuses.join(' or ')}`, look, LOOKS);
  } catch (error) {
    const way = (await relay.history(id)).map(({ status, at }) => `${status} ${at.toISOString()}`);
    throw new Error(`${(error as Error).message}; its way: ${way.join(', ')}`);
  }
}

/** Waits until a request is in a block. */
export async function untilMined(relay: Pick<Relay, 'find' | 'history'>, id: string): Promise<RequestRow> {
  return untilStatus(relay, id, 'MINED', 'CONFIRMED');
}
