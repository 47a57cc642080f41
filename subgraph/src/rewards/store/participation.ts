import { BigInt, Bytes } from '@graphprotocol/graph-ts';
import { Guild, LedgerEntry, Participation, ParticipationPeriod, ParticipationRecord } from '../../../generated/schema';
import {
  ParticipationClaimed as ParticipationClaimedEvent,
  ParticipationRecorded as ParticipationRecordedEvent,
} from '../../../generated/templates/Rewards/Rewards';
import { numberedId, perAccountId } from '../../lib/id';

/** Records a vote that earned an account points, and the points of its epoch. */
export function recordParticipation(guild: Guild, entry: LedgerEntry, event: ParticipationRecordedEvent): void {
  const params = event.params;
  const epoch = touchEpoch(guild, params.epoch);
  epoch.totalPoints = params.totalPoints;
  epoch.budget = params.budget;
  epoch.save();
  const participation = touchParticipation(guild, epoch, params.account);
  participation.points = params.points;
  participation.save();
  const record = new ParticipationRecord(entry.id);
  record.participation = participation.id;
  record.proposal = entry.proposal;
  record.weight = params.weight;
  record.entry = entry.id;
  record.save();
}

/** Records an account's share of an epoch. */
export function claimParticipation(guild: Guild, entry: LedgerEntry, event: ParticipationClaimedEvent): void {
  const params = event.params;
  const epoch = touchEpoch(guild, params.epoch);
  epoch.save();
  const participation = touchParticipation(guild, epoch, params.account);
  participation.points = params.points;
  participation.amount = params.amount;
  participation.claimed = entry.id;
  participation.save();
}

function touchEpoch(guild: Guild, number: BigInt): ParticipationPeriod {
  const id = numberedId(guild.rewards, number);
  const known = ParticipationPeriod.load(id);
  if (known !== null) return known;
  const epoch = new ParticipationPeriod(id);
  epoch.guild = guild.id;
  epoch.number = number;
  epoch.totalPoints = BigInt.zero();
  epoch.budget = BigInt.zero();
  return epoch;
}

function touchParticipation(guild: Guild, epoch: ParticipationPeriod, account: Bytes): Participation {
  const id = perAccountId(epoch.id, account);
  const known = Participation.load(id);
  if (known !== null) return known;
  const participation = new Participation(id);
  participation.guild = guild.id;
  participation.epoch = epoch.id;
  participation.account = account;
  participation.points = BigInt.zero();
  return participation;
}
