import { type GuildPart, guildContracts } from '../../../abis/guildContracts.ts';
import type { GuildContracts } from '../../chain/calls/guildContracts.ts';
import type { PrepareScope } from '../prepareContext.ts';
import { notFoundError, UserErrors } from '../userErrors.ts';
import { findGuild } from './findGuild.ts';
import type { NumberedKey } from './ids.ts';

/** Which contract numbers such records, how it counts them, and how a sentence names one. */
export type RecordKind = { part: GuildPart; count: string; name: string };

/** A record that a guild's contract numbers: the guild's contracts, and how a sentence names it. */
export type FoundRecord = { contracts: GuildContracts; label: string };

/**
 * The record of an id.
 *
 * @param field - Path of the input field that names it.
 * @throws UserErrors when there is none.
 */
export async function findNumbered(
  scope: PrepareScope,
  key: NumberedKey,
  { part, count, name }: RecordKind,
  field: string[],
): Promise<FoundRecord> {
  const { chain, block } = scope;
  const contracts = await chain.contractsOf(key.contract, block);
  const contract = guildContracts[part];
  if (contracts?.[part] !== key.contract) {
    throw new UserErrors(notFoundError(field, `${key.contract} is not a guild's ${contract} contract.`));
  }
  const [[counted], guild] = await Promise.all([
    chain.read({ contract, to: key.contract, function: count }, block),
    findGuild(scope, contracts.accessManager, field),
  ]);
  if (key.number === 0n || key.number > counted) {
    throw new UserErrors(notFoundError(field, `The guild has no ${name} ${key.number}.`));
  }
  return { contracts, label: `${name} ${key.number} of ${guild.label}` };
}
