import type { ChainLog, Hex } from '../chain/types.ts';
import { readLog } from '../events/readLog.ts';
import { addressesOf } from './guildContracts.ts';
import type { LedgerOf } from './guildLedger.ts';

/** The contracts whose logs belong to a guild's ledger because of a log: those that the guild's `GuildCreated` names. */
export function namedContracts({ guild, factory }: LedgerOf, log: ChainLog): Hex[] {
  if (log.address !== factory) return [];
  const { rule, params } = readLog('GuildFactory', log);
  const isOurs = rule.event === 'GuildCreated' && params.address('contracts.accessManager') === guild;
  return isOurs ? Object.values(addressesOf(params)) : [];
}
