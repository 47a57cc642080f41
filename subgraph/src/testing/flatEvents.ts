// biome-ignore-all lint/performance/noBarrelFile: graph-node wants all handlers in one module
import { BigInt, ethereum } from '@graphprotocol/graph-ts';
import { GuildCreated as GuildCreatedEvent } from '../../generated/GuildFactory/GuildFactory';
import { ProjectCreated as ProjectCreatedEvent } from '../../generated/templates/Projects/Projects';
import { handleGuildCreated, handleProjectCreated } from '../mapping';

// The mapping that `gnd test` runs. It cannot write a log with a struct, so two events have a flat form in the tests, see
// subgraph/tests/flatEvents.json; here they get their structs back and go to their real handlers. The chain tests have the real logs.
export * from '../mapping';

/** `FlatGuildCreated(guildId, creator, contracts, name, symbol, charterDigest, charterCid, feeBps)` */
export function handleFlatGuildCreated(event: ethereum.Event): void {
  const config = new ethereum.Tuple();
  for (let i = 3; i < 7; i++) config.push(valueAt(event, i));
  config.push(ethereum.Value.fromArray([]));
  for (let i = 0; i < 7; i++) config.push(ethereum.Value.fromUnsignedBigInt(BigInt.fromI32(i)));
  config.push(valueAt(event, 1));
  config.push(valueAt(event, 7));
  config.push(ethereum.Value.fromArray([]));
  const contracts = changetype<ethereum.Tuple>(valueAt(event, 2).toArray());
  const values = [valueAt(event, 0), valueAt(event, 1), tuple(contracts), tuple(config)];
  handleGuildCreated(changetype<GuildCreatedEvent>(withValues(event, values)));
}

/** `FlatProjectCreated(projectId, client, token, title, contributors, amounts, dueAts, reviewers, feeBps, total)` */
export function handleFlatProjectCreated(event: ethereum.Event): void {
  const contributors = valueAt(event, 4).toArray();
  const milestones: ethereum.Value[] = [];
  for (let i = 0; i < contributors.length; i++) {
    const milestone = new ethereum.Tuple();
    milestone.push(contributors[i]);
    milestone.push(valueAt(event, 5).toArray()[i]);
    milestone.push(valueAt(event, 6).toArray()[i]);
    milestones.push(tuple(milestone));
  }
  const terms = new ethereum.Tuple();
  terms.push(valueAt(event, 2));
  terms.push(valueAt(event, 3));
  terms.push(ethereum.Value.fromArray(milestones));
  terms.push(valueAt(event, 7));
  for (let i = 2; i < 7; i++) terms.push(ethereum.Value.fromUnsignedBigInt(BigInt.fromI32(i)));
  terms.push(ethereum.Value.fromFixedBytes(event.transaction.hash));
  terms.push(ethereum.Value.fromString('bafyagreement'));
  const values = [
    valueAt(event, 0),
    valueAt(event, 1),
    valueAt(event, 2),
    tuple(terms),
    valueAt(event, 8),
    valueAt(event, 9),
  ];
  handleProjectCreated(changetype<ProjectCreatedEvent>(withValues(event, values)));
}

function valueAt(event: ethereum.Event, index: i32): ethereum.Value {
  return event.parameters[index].value;
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
