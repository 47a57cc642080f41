// biome-ignore-all lint/performance/noBarrelFile: graph-node wants all handlers in one module
import { BigInt, ethereum } from '@graphprotocol/graph-ts';
import { GuildCreated as GuildCreatedEvent } from '../../generated/GuildFactory/GuildFactory';
import { CategoryRulesSet as CategoryRulesSetEvent } from '../../generated/templates/CategoryPolicy/CategoryPolicy';
import { ActionPolicySet as ActionPolicySetEvent } from '../../generated/templates/Compliance/Compliance';
import { RoundOpened as RoundOpenedEvent } from '../../generated/templates/PriorityRounds/PriorityRounds';
import {
  DisputeResolved as DisputeResolvedEvent,
  ProjectCreated as ProjectCreatedEvent,
  ScopeChanged as ScopeChangedEvent,
} from '../../generated/templates/Projects/Projects';
import { RewardTermsSet as RewardTermsSetEvent } from '../../generated/templates/Rewards/Rewards';
import {
  handleActionPolicySet,
  handleCategoryRulesSet,
  handleDisputeResolved,
  handleGuildCreated,
  handleProjectCreated,
  handleRewardTermsSet,
  handleRoundOpened,
  handleScopeChanged,
} from '../mapping';

// The mapping that `gnd test` runs. It cannot write a log with a struct, so those events have a flat form in the tests,
// see subgraph/tests/flatEvents.json; here they get their structs back and go to their real handlers. The chain tests have
// the real logs.
export * from '../mapping';

const GUILD_CONFIG_NUMBERS = 2;
const CATEGORIES = 6;
const CATEGORY_RULES_FIELDS = 6;
const REWARD_TERMS_FIELDS = 5;

export function handleFlatGuildCreated(event: ethereum.Event): void {
  const contracts = changetype<ethereum.Tuple>(valueAt(event, 2).toArray());
  const config = fields(event, 3, 7);
  config.push(ethereum.Value.fromArray([]));
  for (let i = 0; i < GUILD_CONFIG_NUMBERS; i++) config.push(numberValue(1000 + i));
  const categories: ethereum.Value[] = [];
  for (let i = 0; i < CATEGORIES; i++) categories.push(tuple(numbers(CATEGORY_RULES_FIELDS)));
  config.push(ethereum.Value.fromFixedSizedArray(categories));
  config.push(numberValue(1));
  for (let i = 0; i < 3; i++) config.push(valueAt(event, 1));
  config.push(valueAt(event, 7));
  config.push(ethereum.Value.fromArray([]));
  config.push(ethereum.Value.fromArray([]));
  config.push(numberValue(10));
  config.push(tuple(numbers(REWARD_TERMS_FIELDS)));
  const values = [valueAt(event, 0), valueAt(event, 1), tuple(contracts), tuple(config)];
  handleGuildCreated(changetype<GuildCreatedEvent>(withValues(event, values)));
}

export function handleFlatProjectCreated(event: ethereum.Event): void {
  const contributors = valueAt(event, 4).toArray();
  const milestones: ethereum.Value[] = [];
  for (let i = 0; i < contributors.length; i++) {
    const milestone = new ethereum.Tuple();
    for (let field = 4; field < 9; field++) milestone.push(valueAt(event, field).toArray()[i]);
    milestones.push(tuple(milestone));
  }
  const terms = fields(event, 2, 4);
  terms.push(ethereum.Value.fromArray(milestones));
  terms.push(valueAt(event, 9));
  for (let i = 2; i < 6; i++) terms.push(numberValue(i));
  terms.push(numberValue(600));
  terms.push(valueAt(event, 10));
  terms.push(numberValue(700));
  terms.push(ethereum.Value.fromFixedBytes(event.transaction.hash));
  terms.push(ethereum.Value.fromString('bafyagreement'));
  const values = fields(event, 0, 3);
  values.push(tuple(terms));
  for (let i = 11; i < 14; i++) values.push(valueAt(event, i));
  handleProjectCreated(changetype<ProjectCreatedEvent>(withValues(event, values)));
}

export function handleFlatScopeChanged(event: ethereum.Event): void {
  const change = fields(event, 0, 2);
  for (let i = 3; i < 10; i++) change.push(valueAt(event, i));
  change.push(numberValue(9999));
  const values = fields(event, 0, 3);
  values.push(tuple(change));
  for (let i = 10; i < 13; i++) values.push(valueAt(event, i));
  handleScopeChanged(changetype<ScopeChangedEvent>(withValues(event, values)));
}

export function handleFlatDisputeResolved(event: ethereum.Event): void {
  const values = fields(event, 0, 5);
  values.push(tuple(fields(event, 5, 11)));
  for (let i = 11; i < 14; i++) values.push(valueAt(event, i));
  handleDisputeResolved(changetype<DisputeResolvedEvent>(withValues(event, values)));
}

export function handleFlatCategoryRulesSet(event: ethereum.Event): void {
  const values = fields(event, 0, 3);
  for (let i = 3; i < 5; i++) values.push(tupleOfArray(event, i));
  handleCategoryRulesSet(changetype<CategoryRulesSetEvent>(withValues(event, values)));
}

export function handleFlatRoundOpened(event: ethereum.Event): void {
  const values = fields(event, 0, 2);
  values.push(tuple(fields(event, 2, 11)));
  handleRoundOpened(changetype<RoundOpenedEvent>(withValues(event, values)));
}

export function handleFlatRewardTermsSet(event: ethereum.Event): void {
  const values = fields(event, 0, 1);
  for (let i = 1; i < 3; i++) values.push(tupleOfArray(event, i));
  handleRewardTermsSet(changetype<RewardTermsSetEvent>(withValues(event, values)));
}

export function handleFlatActionPolicySet(event: ethereum.Event): void {
  const values = fields(event, 0, 2);
  values.push(tuple(fields(event, 2, 5)));
  values.push(tuple(fields(event, 5, 8)));
  handleActionPolicySet(changetype<ActionPolicySetEvent>(withValues(event, values)));
}

function valueAt(event: ethereum.Event, index: i32): ethereum.Value {
  return event.parameters[index].value;
}

/** The values of parameters from one index up to, without, another. */
function fields(event: ethereum.Event, start: i32, end: i32): ethereum.Tuple {
  const values = new ethereum.Tuple();
  for (let i = start; i < end; i++) values.push(valueAt(event, i));
  return values;
}

function numbers(count: i32): ethereum.Tuple {
  const values = new ethereum.Tuple();
  for (let i = 0; i < count; i++) values.push(numberValue(i));
  return values;
}

function numberValue(value: i32): ethereum.Value {
  return ethereum.Value.fromUnsignedBigInt(BigInt.fromI32(value));
}

function tupleOfArray(event: ethereum.Event, index: i32): ethereum.Value {
  return tuple(changetype<ethereum.Tuple>(valueAt(event, index).toArray()));
}

function tuple(values: ethereum.Tuple): ethereum.Value {
  return ethereum.Value.fromTuple(values);
}

function withValues(event: ethereum.Event, values: ethereum.Value[]): ethereum.Event {
  const parameters: ethereum.EventParam[] = [];
  for (let i = 0; i < values.length; i++) parameters.push(new ethereum.EventParam('', values[i]));
  return new ethereum.Event(
    event.address,
    event.logIndex,
    event.transactionLogIndex,
    event.logType,
    event.block,
    event.transaction,
    parameters,
    event.receipt,
  );
}
