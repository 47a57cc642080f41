import type { Explanations } from '../prepare/explanationWords.ts';

/** What the contracts' errors about founding guilds and roles mean, and what to do. */
export const guildReverts: Explanations = {
  AccessManagedUnauthorized: ({ caller }) =>
    `${caller} has not the role for this. Roles are the guild's to give: by default only its timelock may, by a proposal.`,
  GuildContractIndirectCall: () =>
    `Calls through the guild's access manager are refused, as its events could not name who acts: call directly, after scheduling it if your role has a delay.`,
  GuildFactoryGuildExists: ({ guildId }) =>
    `This account has created a guild with exactly this configuration already: number ${guildId}.`,
  GuildFactoryInvalidConfig: ({ field }) => `The configuration cannot work: ${field} is out of its limits.`,
};
