import { Address, DataSourceContext } from '@graphprotocol/graph-ts';
import { GuildCreated as GuildCreatedEvent } from '../../generated/GuildFactory/GuildFactory';
import { Guild } from '../../generated/schema';
import {
  AccessManager,
  AuditTrail,
  CategoryPolicy,
  Compliance,
  GuildGovernor,
  GuildToken,
  PriorityRounds,
  Projects,
  Reputation,
  Rewards,
  Timelock,
  Treasury,
} from '../../generated/templates';
import { GUILD_FACTORY_GUILD_CREATED } from '../../generated/topics';
import { mentionDocument } from '../documents/store/document';
import { GUILD_KEY, trustedForwarder } from '../ledger/context';
import { openEntry } from '../ledger/entry';
import { ContractRole, EntryCategory } from '../lib/enums';
import { openEarlierMarkets } from '../market/store/market';
import { createGuild } from './store/guild';
import { createGuildContract } from './store/guildContract';

/**
 * Begins a guild's ledger: the factory's log is its first entry. All its contracts are followed from here on, so that
 * graph-node hands over their logs of this block together, in the order of the block.
 */
export function handleGuildCreated(event: GuildCreatedEvent): void {
  const guild = createGuild(event, trustedForwarder());
  registerContracts(guild, event.address);
  followContracts(guild);
  openEarlierMarkets(guild.id, guild.token);
  const entry = openEntry(guild, event, GUILD_FACTORY_GUILD_CREATED, EntryCategory.ADMIN, event.params.creator);
  mentionDocument(entry, guild.charterDigest, guild.charterCid);
  entry.save();
}

function registerContracts(guild: Guild, factory: Address): void {
  createGuildContract(guild, factory, ContractRole.FACTORY);
  createGuildContract(guild, guild.id, ContractRole.ACCESS_MANAGER);
  createGuildContract(guild, guild.token, ContractRole.TOKEN);
  createGuildContract(guild, guild.governor, ContractRole.GOVERNOR);
  createGuildContract(guild, guild.timelock, ContractRole.TIMELOCK);
  createGuildContract(guild, guild.treasury, ContractRole.TREASURY);
  createGuildContract(guild, guild.projects, ContractRole.PROJECTS);
  createGuildContract(guild, guild.rewards, ContractRole.REWARDS);
  createGuildContract(guild, guild.categoryPolicy, ContractRole.CATEGORY_POLICY);
  createGuildContract(guild, guild.priorities, ContractRole.PRIORITIES);
  createGuildContract(guild, guild.reputation, ContractRole.REPUTATION);
  createGuildContract(guild, guild.compliance, ContractRole.COMPLIANCE);
  createGuildContract(guild, guild.auditTrail, ContractRole.AUDIT_TRAIL);
}

function followContracts(guild: Guild): void {
  const context = new DataSourceContext();
  context.setBytes(GUILD_KEY, guild.id);
  AccessManager.createWithContext(Address.fromBytes(guild.id), context);
  GuildToken.createWithContext(Address.fromBytes(guild.token), context);
  GuildGovernor.createWithContext(Address.fromBytes(guild.governor), context);
  Timelock.createWithContext(Address.fromBytes(guild.timelock), context);
  Treasury.createWithContext(Address.fromBytes(guild.treasury), context);
  Projects.createWithContext(Address.fromBytes(guild.projects), context);
  Rewards.createWithContext(Address.fromBytes(guild.rewards), context);
  CategoryPolicy.createWithContext(Address.fromBytes(guild.categoryPolicy), context);
  PriorityRounds.createWithContext(Address.fromBytes(guild.priorities), context);
  Reputation.createWithContext(Address.fromBytes(guild.reputation), context);
  Compliance.createWithContext(Address.fromBytes(guild.compliance), context);
  AuditTrail.createWithContext(Address.fromBytes(guild.auditTrail), context);
}
