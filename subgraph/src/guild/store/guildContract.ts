import { Bytes } from '@graphprotocol/graph-ts';
import { Guild, GuildContract } from '../../../generated/schema';
import { guildContractId } from '../../lib/id';

/** Registers a contract as part of a guild. */
export function createGuildContract(guild: Guild, address: Bytes, role: string): void {
  const contract = new GuildContract(guildContractId(guild.id, address));
  contract.guild = guild.id;
  contract.address = address;
  contract.role = role;
  contract.save();
}
