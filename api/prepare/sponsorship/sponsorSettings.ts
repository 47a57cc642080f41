import { z } from 'zod';

/** What relaying costs or may cost, in gas and in native coin (wei). */
export type RelayCost = { gas: bigint; wei: bigint };

/** What the relayer pays for, and how much of it. Budgets are for an hour of the clock, UTC. */
export type SponsorSettings = {
  /** Whether it pays for founding guilds. */
  createGuild: boolean;
  /** Access managers of the guilds that it pays for, lower case; none for all guilds of the factory. */
  guilds: readonly string[];
  /** Tokens whose deposits it pays for in any guild, beside the guild's own and its payment tokens; lower case. */
  tokens: readonly string[];
  /** How much more gas than preparing the same call gives a request may ask for, in percent. */
  gasMarginPercent: bigint;
  /** Below how much native coin of a relayer key the log warns, in wei. */
  lowBalanceWei: bigint;
  budgets: {
    /** Of each relayer key. */
    key: RelayCost;
    /** Of each guild. */
    guild: RelayCost;
    /** Of each account. */
    signer: RelayCost;
    /** Of all accounts together that have no standing in the guild: a part of its own budget. */
    strangers: RelayCost;
  };
};

const GWEI = 10n ** 9n;

/** Enough for a guild of some dozen members at 10 gwei; see `docs/sponsorship.md`. */
export const DEFAULT_SPONSOR_SETTINGS: SponsorSettings = {
  createGuild: false,
  guilds: [],
  tokens: [],
  gasMarginPercent: 50n,
  lowBalanceWei: 50_000_000n * GWEI,
  budgets: {
    key: { gas: 60_000_000n, wei: 600_000_000n * GWEI },
    guild: { gas: 24_000_000n, wei: 240_000_000n * GWEI },
    signer: { gas: 8_000_000n, wei: 80_000_000n * GWEI },
    strangers: { gas: 4_000_000n, wei: 40_000_000n * GWEI },
  },
};

const count = (usual: bigint) =>
  z
    .string()
    .regex(/^[0-9]{1,30}$/, 'must be a whole number, in decimal')
    .transform(BigInt)
    .default(usual);
const addresses = z
  .string()
  .transform((text) => text.split(',').map((address) => address.trim().toLowerCase()))
  .pipe(z.array(z.string().regex(/^0x[0-9a-f]{40}$/, 'must be addresses: 0x and 40 hex digits each')))
  .default([]);
const { budgets, gasMarginPercent, lowBalanceWei } = DEFAULT_SPONSOR_SETTINGS;

/** The environment variables that {@link sponsorSettingsFrom} reads. */
export const sponsorEnvironment = {
  GUILDHALL_SPONSOR_CREATE_GUILD: z
    .enum(['true', 'false'], { error: 'must be true or false' })
    .default('false')
    .describe('Whether the relayer [pays](../sponsorship.md) for founding guilds'),
  GUILDHALL_SPONSOR_GUILDS: addresses.describe(
    'Access managers of the guilds it pays for, separated by commas; without it, all',
  ),
  GUILDHALL_SPONSOR_TOKENS: addresses.describe('Tokens whose deposits it pays for in any guild, separated by commas'),
  GUILDHALL_SPONSOR_GAS_MARGIN_PERCENT: count(gasMarginPercent).describe(
    'Percent of gas that a request may ask for beyond what it was prepared with',
  ),
  GUILDHALL_SPONSOR_LOW_BALANCE_WEI: count(lowBalanceWei).describe(
    'Balance of a relayer key, in wei, below which the log warns',
  ),
  GUILDHALL_SPONSOR_KEY_GAS_PER_HOUR: count(budgets.key.gas).describe('Gas that each relayer key may spend per hour'),
  GUILDHALL_SPONSOR_KEY_WEI_PER_HOUR: count(budgets.key.wei).describe('Wei that each relayer key may spend per hour'),
  GUILDHALL_SPONSOR_GUILD_GAS_PER_HOUR: count(budgets.guild.gas).describe(
    'Gas that may be spent for each guild per hour',
  ),
  GUILDHALL_SPONSOR_GUILD_WEI_PER_HOUR: count(budgets.guild.wei).describe(
    'Wei that may be spent for each guild per hour',
  ),
  GUILDHALL_SPONSOR_SIGNER_GAS_PER_HOUR: count(budgets.signer.gas).describe(
    'Gas that may be spent for each account per hour',
  ),
  GUILDHALL_SPONSOR_SIGNER_WEI_PER_HOUR: count(budgets.signer.wei).describe(
    'Wei that may be spent for each account per hour',
  ),
  GUILDHALL_SPONSOR_STRANGERS_GAS_PER_HOUR: count(budgets.strangers.gas).describe(
    'Gas that may be spent per hour for all accounts without standing in a guild together',
  ),
  GUILDHALL_SPONSOR_STRANGERS_WEI_PER_HOUR: count(budgets.strangers.wei).describe(
    'Wei that may be spent for them per hour',
  ),
};

const environment = z.object(sponsorEnvironment);

/** The settings out of the environment variables that were read. */
export function sponsorSettingsFrom(read: z.infer<typeof environment>): SponsorSettings {
  return {
    createGuild: read.GUILDHALL_SPONSOR_CREATE_GUILD === 'true',
    guilds: read.GUILDHALL_SPONSOR_GUILDS,
    tokens: read.GUILDHALL_SPONSOR_TOKENS,
    gasMarginPercent: read.GUILDHALL_SPONSOR_GAS_MARGIN_PERCENT,
    lowBalanceWei: read.GUILDHALL_SPONSOR_LOW_BALANCE_WEI,
    budgets: {
      key: { gas: read.GUILDHALL_SPONSOR_KEY_GAS_PER_HOUR, wei: read.GUILDHALL_SPONSOR_KEY_WEI_PER_HOUR },
      guild: { gas: read.GUILDHALL_SPONSOR_GUILD_GAS_PER_HOUR, wei: read.GUILDHALL_SPONSOR_GUILD_WEI_PER_HOUR },
      signer: { gas: read.GUILDHALL_SPONSOR_SIGNER_GAS_PER_HOUR, wei: read.GUILDHALL_SPONSOR_SIGNER_WEI_PER_HOUR },
      strangers: {
        gas: read.GUILDHALL_SPONSOR_STRANGERS_GAS_PER_HOUR,
        wei: read.GUILDHALL_SPONSOR_STRANGERS_WEI_PER_HOUR,
      },
    },
  };
}
