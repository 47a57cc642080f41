import { Bytes, dataSource } from '@graphprotocol/graph-ts';
import { Guild } from '../../generated/schema';
import { loadGuild } from '../guild/store/guild';

/** Key under which the factory's handler tells each of a guild's contracts which guild it belongs to. */
export const GUILD_KEY = 'guild';

/** Key under which the manifest tells the factory's handler which forwarder its guilds trust. */
const FORWARDER_KEY = 'forwarder';

/** The guild of the contract whose log is being handled. */
export function currentGuild(): Guild {
  return loadGuild(dataSource.context().getBytes(GUILD_KEY));
}

/** The ERC-2771 forwarder that the guilds of the factory whose log is being handled trust. */
export function trustedForwarder(): Bytes {
  return dataSource.context().getBytes(FORWARDER_KEY);
}
