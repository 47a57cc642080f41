import type { AbiName } from '../../contracts/abis.ts';

/** A guild's contracts, by their field in `IGuildFactory.GuildContracts` and in its order. */
export const contractOfPart = {
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
} as const satisfies Record<string, AbiName>;

/** One of a guild's contracts. */
export type GuildPart = keyof typeof contractOfPart;

/** All of them. */
export const guildParts = Object.keys(contractOfPart) as GuildPart[];
