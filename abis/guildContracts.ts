/** The contracts of a guild, by their field in `IGuildFactory.GuildContracts` and in its order. */
export const guildContracts = {
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
} as const;

/** One of a guild's contracts. */
export type GuildPart = keyof typeof guildContracts;

/** Name of one of a guild's contracts. */
export type GuildContractName = (typeof guildContracts)[GuildPart];

/** All of them. */
export const guildParts = Object.keys(guildContracts) as GuildPart[];

/** The names of all of them. */
export const guildContractNames = Object.values(guildContracts);
