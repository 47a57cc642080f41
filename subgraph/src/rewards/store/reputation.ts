import { Bytes } from '@graphprotocol/graph-ts';
import { Guild, LedgerEntry, ReputationChange, ReputationScore, Skill } from '../../../generated/schema';
import {
  ReputationChanged as ReputationChangedEvent,
  SkillAdded as SkillAddedEvent,
} from '../../../generated/templates/Reputation/Reputation';
import { reputationSourceOf } from '../../lib/enums';
import { scoreId, smallId } from '../../lib/id';

/** Records a skill of the guild. */
export function createSkill(entry: LedgerEntry, event: SkillAddedEvent): void {
  const skill = new Skill(smallId(event.address, event.params.skill));
  skill.guild = entry.guild;
  skill.number = event.params.skill;
  skill.name = event.params.name;
  skill.entry = entry.id;
  skill.save();
}

/** A skill that a guild has; null for none, and for a number that it has not given. */
export function skillOrNull(guild: Guild, skill: i32): Bytes | null {
  const id = smallId(guild.reputation, skill);
  return Skill.load(id) === null ? null : id;
}

/** Records an account's points in a skill, and why they changed. */
export function createReputationChange(entry: LedgerEntry, event: ReputationChangedEvent): void {
  const params = event.params;
  const score = new ReputationScore(scoreId(event.address, params.account, params.skill));
  score.guild = entry.guild;
  score.account = params.account;
  score.skill = smallId(event.address, params.skill);
  score.points = params.points;
  score.save();
  const change = new ReputationChange(entry.id);
  change.score = score.id;
  change.source = reputationSourceOf(params.source);
  change.delta = params.delta;
  change.points = params.points;
  change.milestone = entry.milestone;
  change.reasonDigest = params.reasonDigest;
  change.entry = entry.id;
  change.save();
}
