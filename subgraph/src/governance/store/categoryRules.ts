import { CategoryRulesVersion, Guild, GuildCategory, LedgerEntry, Proposal } from '../../../generated/schema';
import { CategoryRulesSet as CategoryRulesSetEvent } from '../../../generated/templates/CategoryPolicy/CategoryPolicy';
import { ProposalCategorized as ProposalCategorizedEvent } from '../../../generated/templates/GuildGovernor/GuildGovernor';
import { categoryOf } from '../../lib/enums';
import { numberedId, smallId } from '../../lib/id';

/** Records a version of a category's rules, which are its rules from now on. */
export function createCategoryRules(guild: Guild, entry: LedgerEntry, event: CategoryRulesSetEvent): void {
  const params = event.params;
  const id = smallId(event.address, params.category);
  const known = GuildCategory.load(id);
  const rules = new CategoryRulesVersion(numberedId(event.address, params.version));
  rules.guild = guild.id;
  rules.category = categoryOf(params.category);
  rules.version = params.version;
  rules.quorumBps = params.newRules.quorumBps;
  rules.approvalBps = params.newRules.approvalBps;
  rules.votingDelay = params.newRules.votingDelay;
  rules.votingPeriod = params.newRules.votingPeriod;
  rules.lateQuorumExtension = params.newRules.lateQuorumExtension;
  rules.timelockDelay = params.newRules.timelockDelay;
  rules.executionPeriod = params.newRules.executionPeriod;
  if (known !== null) rules.replaced = known.rules;
  rules.entry = entry.id;
  rules.save();
  const category = known === null ? new GuildCategory(id) : known;
  category.guild = guild.id;
  category.category = rules.category;
  category.rules = rules.id;
  category.save();
  guild.policyVersion = params.version;
  guild.save();
}

/** Pins to a proposal the rules that it is decided by. */
export function pinRules(guild: Guild, proposal: Proposal, event: ProposalCategorizedEvent): void {
  const params = event.params;
  const category = GuildCategory.load(smallId(guild.categoryPolicy, params.category));
  proposal.category = categoryOf(params.category);
  if (category !== null) proposal.rules = category.rules;
  proposal.quorumBps = params.quorumBps;
  proposal.approvalBps = params.approvalBps;
  proposal.votingPeriod = params.votingPeriod;
  proposal.lateQuorumExtension = params.lateQuorumExtension;
  proposal.timelockDelay = params.timelockDelay;
  proposal.executionPeriod = params.executionPeriod;
  proposal.expiresAt = proposal.voteEnd.plus(params.executionPeriod);
  proposal.policyVersion = params.policyVersion;
  proposal.save();
}
