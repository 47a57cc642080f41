import type { GuildContracts } from '../../chain/calls/guildContracts.ts';
import type { PrepareScope } from '../prepareContext.ts';
import { notFoundError, UserErrors } from '../userErrors.ts';
import { quoted } from '../words.ts';

/** A guild: its contracts and its name in quotes. */
export type FoundGuild = { contracts: GuildContracts; label: string };

/**
 * The guild of an id.
 *
 * @param id - Address of its access manager, lower-case.
 * @param field - Path of the input field that names it.
 * @throws UserErrors when there is none.
 */
export async function findGuild({ chain, block }: PrepareScope, id: string, field: string[]): Promise<FoundGuild> {
  const contracts = await chain.contractsOf(id, block);
  if (!contracts) throw new UserErrors(notFoundError(field, `No guild has the id ${id}.`));
  if (contracts.accessManager !== id) {
    const message = `${id} is one of a guild's contracts, but not its id: use ${contracts.accessManager}.`;
    throw new UserErrors(notFoundError(field, message));
  }
  const name = await chain.read({ contract: 'GuildToken', to: contracts.token, function: 'name' }, block);
  return { contracts, label: quoted(String(name[0])) };
}
