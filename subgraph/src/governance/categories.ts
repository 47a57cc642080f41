import {
  AuthorityUpdated as AuthorityUpdatedEvent,
  CategoryRulesSet as CategoryRulesSetEvent,
  FunctionCategorySet as FunctionCategorySetEvent,
  Initialized as InitializedEvent,
  ProposalThresholdSet as ProposalThresholdSetEvent,
  StrategyAdopted as StrategyAdoptedEvent,
} from '../../generated/templates/CategoryPolicy/CategoryPolicy';
import {
  CATEGORY_POLICY_AUTHORITY_UPDATED,
  CATEGORY_POLICY_CATEGORY_RULES_SET,
  CATEGORY_POLICY_FUNCTION_CATEGORY_SET,
  CATEGORY_POLICY_INITIALIZED,
  CATEGORY_POLICY_PROPOSAL_THRESHOLD_SET,
  CATEGORY_POLICY_STRATEGY_ADOPTED,
} from '../../generated/topics';
import { mentionDocument } from '../documents/store/document';
import { currentGuild } from '../ledger/context';
import { appendEntry, openEntry } from '../ledger/entry';
import { changeParameter } from '../ledger/store/parameterChange';
import { EntryCategory } from '../lib/enums';
import { createCategoryRules } from './store/categoryRules';
import { setFunctionCategory } from './store/functionCategory';
import { createStrategy } from './store/strategy';

export function handleCategoryRulesSet(event: CategoryRulesSetEvent): void {
  const guild = currentGuild();
  const actor = event.params.actor;
  const entry = openEntry(guild, event, CATEGORY_POLICY_CATEGORY_RULES_SET, EntryCategory.ADMIN, actor);
  createCategoryRules(guild, entry, event);
  entry.save();
}

export function handleFunctionCategorySet(event: FunctionCategorySetEvent): void {
  const guild = currentGuild();
  const actor = event.params.actor;
  const entry = openEntry(guild, event, CATEGORY_POLICY_FUNCTION_CATEGORY_SET, EntryCategory.ADMIN, actor);
  setFunctionCategory(entry, event);
  entry.save();
}

export function handleProposalThresholdSet(event: ProposalThresholdSetEvent): void {
  const guild = currentGuild();
  const actor = event.params.actor;
  const entry = openEntry(guild, event, CATEGORY_POLICY_PROPOSAL_THRESHOLD_SET, EntryCategory.ADMIN, actor);
  guild.proposalThreshold = event.params.newThreshold;
  guild.save();
  changeParameter(entry, guild.token, event.params.oldThreshold, event.params.newThreshold);
  entry.save();
}

export function handleStrategyAdopted(event: StrategyAdoptedEvent): void {
  const guild = currentGuild();
  const actor = event.params.actor;
  const entry = openEntry(guild, event, CATEGORY_POLICY_STRATEGY_ADOPTED, EntryCategory.DECISION, actor);
  mentionDocument(entry, event.params.digest, event.params.cid);
  createStrategy(entry, event);
  entry.save();
}

export function handleCategoryPolicyAuthorityUpdated(event: AuthorityUpdatedEvent): void {
  appendEntry(event, CATEGORY_POLICY_AUTHORITY_UPDATED, EntryCategory.ADMIN);
}

export function handleCategoryPolicyInitialized(event: InitializedEvent): void {
  appendEntry(event, CATEGORY_POLICY_INITIALIZED, EntryCategory.ADMIN);
}
