import type { LedgerContract } from '../../verify/events/abis.ts';
import { LogError } from '../../verify/events/decode.ts';
import { type EventArgument, readArguments } from '../../verify/events/eventArguments.ts';
import { ruleOf } from '../../verify/events/readLog.ts';
import { contractOf } from './contractOf.ts';
import type { ToldEntry } from './eventRow.ts';

/** The event of an entry, decoded. */
export type DecodedEvent = { contract: LedgerContract; name: string; args: readonly EventArgument[] };

/** The event of an entry; undefined when the entry's payload is of no event of its contract. */
export function eventOf(row: Pick<ToldEntry, 'contract' | 'topic0' | 'payload'>): DecodedEvent | undefined {
  const contract = contractOf(row.contract.role);
  const rule = contract && ruleOf(contract, row.topic0);
  const args = rule && argumentsOf(contract, rule.event, row.payload);
  return rule && args && { contract, name: rule.event, args };
}

/** The value of an event's parameter; undefined when it has none of this name. */
export function valueIn({ args }: Pick<DecodedEvent, 'args'>, name: string): EventArgument['value'] | undefined {
  return args.find((argument) => argument.name === name)?.value;
}

function argumentsOf(contract: LedgerContract, event: string, payload: `0x${string}`): EventArgument[] | undefined {
  try {
    return readArguments(contract, event, payload);
  } catch (error) {
    if (error instanceof LogError) return undefined;
    throw error;
  }
}
