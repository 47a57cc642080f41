import { type GuildPart, guildContracts } from '../../abis/guildContracts.ts';
import type { LedgerContract } from '../../verify/events/abis.ts';

/** The contract of a `ContractRole`; undefined for one that the gateway does not know. */
export function contractOf(role: string): LedgerContract | undefined {
  if (role === 'FACTORY') return 'GuildFactory';
  const part = role.toLowerCase().replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  return guildContracts[part as GuildPart];
}
