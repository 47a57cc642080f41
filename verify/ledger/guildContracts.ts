import { type GuildPart, guildContracts, guildParts } from '../../abis/guildContracts.ts';
import type { Hex } from '../chain/types.ts';
import type { LedgerContract } from '../events/abis.ts';
import type { EventParams } from '../events/params.ts';

/** The addresses of a guild's contracts; its access manager's is its id. */
export type GuildAddresses = Record<GuildPart, Hex>;

/** The addresses that a `GuildCreated` names. */
export function addressesOf(created: EventParams): GuildAddresses {
  return Object.fromEntries(guildParts.map((part) => [part, created.address(`contracts.${part}`)])) as GuildAddresses;
}

/** The names of a guild's contracts by their addresses. */
export function contractNames(guild: GuildAddresses): [Hex, LedgerContract][] {
  return guildParts.map((part) => [guild[part], guildContracts[part]]);
}
