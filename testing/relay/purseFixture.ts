import { dataLength } from 'ethers';
import pg from 'pg';
import { forwardGas } from '../../api/chain/forwarder/forwardGas.ts';
import type { SponsorSettings } from '../../api/prepare/sponsorship/sponsorSettings.ts';
import { type UserError, UserErrors } from '../../api/prepare/userErrors.ts';
import type { Relay } from '../../api/relay/relay.ts';
import type { SubmitInput } from './forwardRequests.ts';
import { type RelayFixture, startRelayFixture } from './relayFixture.ts';

/** A relay with a purse, and what its database says of it. */
export type OpenPurse = {
  relay: Relay;
  databaseUrl: string;
  relayerKeys: string[];
  /** What the budgets hold, in gas by scope. */
  spent(): Promise<Record<string, bigint>>;
  /** The row of a request that was paid for. */
  sponsorship(id: string): Promise<Record<string, unknown>>;
};

/** A guild on a chain of a test's own, whose relays have purses. */
export type PurseFixture = Pick<RelayFixture, 'newAccount' | 'sign'> & {
  context: RelayFixture;
  open(sponsor: Partial<SponsorSettings>): Promise<OpenPurse>;
  /** What {@link PurseFixture.closeAll} ends, beside what was opened by `open`. */
  alsoClose(end: () => Promise<unknown>): void;
  closeAll(): Promise<void>;
  stop(): Promise<void>;
};

const plenty = { gas: 10n ** 11n, wei: 10n ** 21n };

/** Budgets that are large but for those that are given. */
export const budgets = (narrow: Partial<SponsorSettings['budgets']>): Pick<SponsorSettings, 'budgets'> => ({
  budgets: { key: plenty, guild: plenty, signer: plenty, strangers: plenty, ...narrow },
});

/** The most gas that a submission can cost. */
export const mostGas = (input: SubmitInput | undefined): bigint =>
  forwardGas(BigInt(input?.request.gas ?? 0), dataLength(input?.request.data ?? '0x'));

/** Why a submission was refused. @throws Error when it was not */
export async function errorOf(answer: Promise<unknown>): Promise<UserError> {
  const refusal = await answer.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (refusal instanceof UserErrors && refusal.errors[0]) return refusal.errors[0];
  throw refusal ?? new Error('it was accepted');
}

export async function startPurseFixture(): Promise<PurseFixture> {
  const context = await startRelayFixture();
  const { newAccount, sign } = context;
  const opened: (() => Promise<unknown>)[] = [];
  return {
    context,
    newAccount,
    sign,
    async open(sponsor) {
      const databaseUrl = await context.database.create();
      const relayerKeys = await context.newKeys();
      const relay = await context.openRelay({ databaseUrl, relayerKeys, sponsor });
      const client = new pg.Client(databaseUrl);
      await client.connect();
      opened.push(() => Promise.all([client.end(), relay.stop()]));
      return {
        relay,
        databaseUrl,
        relayerKeys,
        async spent() {
          const { rows } = await client.query('select scope, sum(gas) as gas from relay_budget group by scope');
          return Object.fromEntries(rows.map(({ scope, gas }) => [scope, BigInt(gas)]));
        },
        async sponsorship(id) {
          return (await client.query('select * from relay_sponsorship where request_id = $1', [id])).rows[0];
        },
      };
    },
    alsoClose: (end) => void opened.push(end),
    async closeAll() {
      for (const end of opened.splice(0)) await end();
    },
    stop: () => context.stop(),
  };
}
