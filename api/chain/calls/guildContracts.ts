import type { ContractName } from './abis.ts';

/** Names of a guild's contracts, by their field in `IGuildFactory.GuildContracts`. */
export const contractNames = {
  accessManager: 'AccessManager',
  token: 'GuildToken',
  governor: 'GuildGovernor',
  timelock: 'Timelock',
  treasury: 'Treasury',
  projects: 'Projects',
  rewards: 'Rewards',
  categoryPolicy: 'CategoryPolicy',
  priorities: 'PriorityRounds',
  reputation: 'Reputation',
  compliance: 'Compliance',
  auditTrail: 'AuditTrail',
} as const satisfies Record<string, ContractName>;

/** One of a guild's contracts. */
export type GuildPart = keyof typeof contractNames;

/** All of them. */
export const guildParts = Object.keys(contractNames) as GuildPart[];

/** The contracts of one guild, lower-case; its access manager's address is the guild's id. */
export type GuildContracts = Record<GuildPart, string>;

/** A guild's contracts as the factory gives them. */
export function guildContractsFrom(contracts: Record<GuildPart, string>): GuildContracts {
  return Object.fromEntries(guildParts.map((part) => [part, contracts[part].toLowerCase()])) as GuildContracts;
}
