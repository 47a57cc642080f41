import { type GuildPart, guildParts } from '../../../abis/guildContracts.ts';

/** The contracts of one guild, lower-case; its access manager's address is the guild's id. */
export type GuildContracts = Record<GuildPart, string>;

/** A guild's contracts as the factory gives them. */
export function guildContractsFrom(contracts: Record<GuildPart, string>): GuildContracts {
  return Object.fromEntries(guildParts.map((part) => [part, contracts[part].toLowerCase()])) as GuildContracts;
}
