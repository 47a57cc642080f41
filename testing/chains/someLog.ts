import { Interface, type ParamType } from 'ethers';
import type { ReceiptLog } from '../../verify/chain/block/receipt.ts';
import type { Hex } from '../../verify/chain/types.ts';
import { abis, type LedgerContract } from '../../verify/events/abis.ts';
import type { Random } from '../random.ts';

/**
 * A log of an event, with any values.
 *
 * @param given - Values of some parameters; of a struct, of some of its fields.
 */
export function someLog(
  random: Random,
  {
    contract,
    event,
    address,
    given = {},
  }: { contract: LedgerContract; event: string; address: Hex; given?: Record<string, unknown> },
): ReceiptLog {
  const contractInterface = new Interface(abis[contract] as ConstructorParameters<typeof Interface>[0]);
  const fragment = contractInterface.getEvent(event);
  if (fragment === null) throw new Error(`${contract} has no event ${event}`);
  const values = fragment.inputs.map((input) => someValue(random, input, given[input.name]));
  const { topics, data } = contractInterface.encodeEventLog(fragment, values);
  return { address, topics: topics as Hex[], data: data as Hex };
}

function someValue(random: Random, type: ParamType, given: unknown): unknown {
  if (type.isTuple()) {
    const fields = (given ?? {}) as Record<string, unknown>;
    return type.components.map((component) => someValue(random, component, fields[component.name]));
  }
  if (given !== undefined) return given;
  if (type.isArray()) {
    const length = type.arrayLength === -1 ? random.number(3) : (type.arrayLength ?? 0);
    return Array.from({ length }, () => someValue(random, type.arrayChildren, undefined));
  }
  if (type.type === 'bool') return random.once(2);
  if (type.type === 'string') return random.pick(['', 'a', 'Grüße, 世界', 'x'.repeat(40)]);
  if (type.type === 'address') return someBytes(random, 20);
  if (type.type.startsWith('bytes')) return someBytes(random, Number(type.type.slice(5) || random.number(40)));
  return BigInt(random.number(128));
}

function someBytes(random: Random, length: number): Hex {
  return `0x${Array.from({ length }, () => random.number(256).toString(16).padStart(2, '0')).join('')}`;
}
