import { dataSource } from '@graphprotocol/graph-ts';
import { Guild } from '../generated/schema';
import { loadGuild } from './store/guild';

/** Key under which the factory's handler tells each of a guild's contracts which guild it belongs to. */
export const GUILD_KEY = 'guild';

/** The guild of the contract whose log is being handled. */
export function currentGuild(): Guild {
  return loadGuild(dataSource.context().getBytes(GUILD_KEY));
}
