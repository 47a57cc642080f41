import { BigInt, Bytes } from '@graphprotocol/graph-ts';
import { GuildCreated as GuildCreatedEvent } from '../../generated/GuildFactory/GuildFactory';
import { Guild } from '../../generated/schema';
import { touchAccount } from './account';
import { createGuildToken } from './token';

const ZERO_HASH = '0x0000000000000000000000000000000000000000000000000000000000000000';

/** The guild that a data source's context names; the handler that made the data source saved it first. */
export function loadGuild(id: Bytes): Guild {
  return Guild.load(id) as Guild;
}

/** A new guild, with an empty ledger; the caller saves it. */
export function createGuild(event: GuildCreatedEvent): Guild {
  const contracts = event.params.contracts;
  const config = event.params.config;
  const guild = new Guild(contracts.accessManager);
  guild.number = event.params.guildId;
  guild.name = config.name;
  guild.symbol = config.symbol;
  guild.creator = touchAccount(event.params.creator, event).id;
  guild.charterDigest = config.charterDigest;
  guild.charterCid = config.charterCid;
  guild.token = createGuildToken(contracts.token, config.symbol).id;
  guild.governor = contracts.governor;
  guild.timelock = contracts.timelock;
  guild.treasury = contracts.treasury;
  guild.projects = contracts.projects;
  guild.rewards = contracts.rewards;
  guild.feeBps = config.feeBps;
  guild.totalSupply = BigInt.zero();
  guild.createdAt = event.block.timestamp;
  guild.entryCount = BigInt.zero();
  guild.ledgerHead = Bytes.fromHexString(ZERO_HASH);
  guild.projectCount = BigInt.zero();
  guild.proposalCount = BigInt.zero();
  guild.paymentCount = BigInt.zero();
  guild.memberCount = BigInt.zero();
  return guild;
}
