import { bytesOf, hexOf } from '../chain/encode/hex.ts';
import { keccak } from '../chain/encode/keccak.ts';
import type { ChainLog, Hex } from '../chain/types.ts';
import { abis, type LedgerContract } from './abis.ts';
import { type AbiParameter, type AbiType, tupleOf } from './abiType.ts';
import { decodeFields, LogError, type Raw } from './decode.ts';
import { encodeStruct } from './encode.ts';
import type { EventRule } from './eventRule.ts';
import { eventRules } from './eventRules.ts';
import { EventParams } from './params.ts';

type Event = {
  rule: EventRule;
  indexed: readonly boolean[];
  data: readonly AbiType[];
  type: AbiType & { kind: 'tuple' };
};

/** A log as its contract declares it. */
export type ReadLog = { rule: EventRule; topic0: Hex; params: EventParams; payload: Hex; payloadHash: Hex };

const events = new Map(eventRules.map((rule) => prepare(rule)));

/**
 * Decodes a log of one of a guild's contracts.
 *
 * @param contract - The contract that wrote it.
 * @returns Its event, its parameters, and its payload with the hash of that.
 * @throws LogError when the contract's ABI declares no such log.
 */
export function readLog(contract: LedgerContract, log: Pick<ChainLog, 'topics' | 'data'>): ReadLog {
  const [topic0 = '0x', ...topics] = log.topics;
  const event = events.get(`${contract} ${topic0}`);
  if (event === undefined) throw new LogError(`${contract} declares no event of topic ${topic0}.`);
  const values = mergeValues(event, topics, decodeFields(log.data.slice(2), event.data));
  const { rule, type } = event;
  const payload: Hex = `0x${encodeStruct(values, type.fields)}`;
  const payloadHash = hexOf(keccak(bytesOf(payload)));
  return { rule, topic0, params: new EventParams(type, values), payload, payloadHash };
}

/** The event that a contract declares with a topic; undefined when it declares none. */
export function ruleOf(contract: LedgerContract, topic0: string): EventRule | undefined {
  return events.get(`${contract} ${topic0}`)?.rule;
}

/** The parameters in the order of their declaration. */
function mergeValues({ indexed, rule }: Event, topics: readonly Hex[], data: readonly Raw[]): Raw[] {
  const fromTopics = topics.map((topic) => topic.slice(2));
  const fromData = [...data];
  const values = indexed.map((isIndexed) => (isIndexed ? fromTopics : fromData).shift());
  if (values.includes(undefined) || fromTopics.length > 0) {
    throw new LogError(`A log of ${rule.contract} has more or fewer topics than ${rule.event} declares.`);
  }
  return values as Raw[];
}

function prepare(rule: EventRule): [string, Event] {
  const declared = abis[rule.contract as LedgerContract].find(
    ({ type, name }) => type === 'event' && name === rule.event,
  );
  const inputs = declared?.inputs ?? [];
  const data = tupleOf(inputs.filter(({ indexed }) => !indexed)).fields;
  const signature = `${rule.event}(${inputs.map(signatureOf).join(',')})`;
  const topic0 = hexOf(keccak(new TextEncoder().encode(signature)));
  const indexed = inputs.map((input) => input.indexed === true);
  return [`${rule.contract} ${topic0}`, { rule, indexed, data, type: tupleOf(inputs) }];
}

function signatureOf({ type, components = [] }: AbiParameter): string {
  return type.startsWith('tuple') ? `(${components.map(signatureOf).join(',')})${type.slice('tuple'.length)}` : type;
}
