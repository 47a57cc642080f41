import { BigInt, Bytes } from '@graphprotocol/graph-ts';
import { GuildCreated as GuildCreatedEvent } from '../../../generated/GuildFactory/GuildFactory';
import { Guild } from '../../../generated/schema';
import { touchAccount } from '../../ledger/store/account';
import { createLedgerHead } from '../../ledger/store/ledgerHead';
import { createGuildToken } from '../../token/store/token';

/** The guild that a data source's context names; the handler that made the data source saved it first. */
export function loadGuild(id: Bytes): Guild {
  return Guild.load(id) as Guild;
}

/**
 * Records a new guild, with an empty ledger.
 *
 * @param forwarder - The ERC-2771 forwarder that its contracts trust.
 */
export function createGuild(event: GuildCreatedEvent, forwarder: Bytes): Guild {
  const contracts = event.params.contracts;
  const config = event.params.config;
  const guild = new Guild(contracts.accessManager);
  guild.number = event.params.guildId;
  guild.name = config.name;
  guild.symbol = config.symbol;
  guild.creator = touchAccount(event.params.creator, event).id;
  guild.charterDigest = config.charterDigest;
  guild.charterCid = config.charterCid;
  guild.token = createGuildToken(guild.id, contracts.token, config.symbol).id;
  guild.governor = contracts.governor;
  guild.timelock = contracts.timelock;
  guild.treasury = contracts.treasury;
  guild.projects = contracts.projects;
  guild.rewards = contracts.rewards;
  guild.categoryPolicy = contracts.categoryPolicy;
  guild.priorities = contracts.priorities;
  guild.reputation = contracts.reputation;
  guild.compliance = contracts.compliance;
  guild.auditTrail = contracts.auditTrail;
  guild.forwarder = forwarder;
  guild.feeBps = config.feeBps;
  guild.proposalThreshold = config.proposalThreshold;
  guild.policyVersion = BigInt.zero();
  guild.participationBudget = BigInt.zero();
  guild.totalSupply = BigInt.zero();
  guild.createdAt = event.block.timestamp;
  guild.head = createLedgerHead(guild.id).id;
  startCounts(guild);
  guild.save();
  return guild;
}

function startCounts(guild: Guild): void {
  guild.projectCount = BigInt.zero();
  guild.proposalCount = BigInt.zero();
  guild.paymentCount = BigInt.zero();
  guild.budgetCount = BigInt.zero();
  guild.roundCount = BigInt.zero();
  guild.disputeCount = BigInt.zero();
  guild.findingCount = BigInt.zero();
  guild.openFindingCount = BigInt.zero();
  guild.anchorCount = BigInt.zero();
  guild.frozenCount = BigInt.zero();
  guild.memberCount = BigInt.zero();
}
