import type { Hex } from '../chain/types.ts';
import { abis, type LedgerContract } from './abis.ts';
import { type AbiParameter, type AbiType, tupleOf } from './abiType.ts';
import { decodeFields, type Raw } from './decode.ts';
import { enumMember } from './enumMember.ts';
import { textOf } from './text.ts';

/**
 * A value of an event: an integer as decimal digits, bytes and addresses as lower-case hexadecimal, an enum's by its name in
 * capitals, or by its number when that has no name; a struct by the names of its fields.
 */
export type ArgumentValue = string | boolean | ArgumentValue[] | { [field: string]: ArgumentValue };

/** A parameter of an event with its value. */
export type EventArgument = {
  name: string;
  /** As Solidity writes it: `uint256`, `address[]`; an enum and a struct by their own names. */
  type: string;
  value: ArgumentValue;
};

type Parameters = { inputs: readonly AbiParameter[]; fields: readonly AbiType[]; isDynamic: boolean };

const declared = new Map<string, Parameters>();

/** Digits of the offset that stands before a struct of dynamic length. */
const OFFSET = 64;

/**
 * Reads the parameters of an event of an entry's payload.
 *
 * @param event - Its name, as the contract declares it.
 * @param payload - `LedgerEntry.payload`.
 * @throws LogError when the payload is not of that event.
 */
export function readArguments(contract: LedgerContract, event: string, payload: Hex): EventArgument[] {
  const { inputs, fields, isDynamic } = parametersOf(contract, event);
  const values = decodeFields(payload.slice(2), fields, isDynamic ? OFFSET : 0);
  return inputs.map((input, at) => ({
    name: input.name,
    type: nameOf(input),
    value: readValue(input, fields[at] as AbiType, values[at] as Raw),
  }));
}

function parametersOf(contract: LedgerContract, event: string): Parameters {
  const known = declared.get(`${contract} ${event}`);
  if (known !== undefined) return known;
  const inputs = abis[contract].find(({ type, name }) => type === 'event' && name === event)?.inputs ?? [];
  const read = { inputs, ...tupleOf(inputs) };
  declared.set(`${contract} ${event}`, read);
  return read;
}

function nameOf({ internalType, type }: AbiParameter): string {
  return /^(?:enum|struct) /.test(internalType ?? '') ? String(internalType?.split('.').pop()) : type;
}

function readValue(parameter: AbiParameter, type: AbiType, raw: Raw): ArgumentValue {
  if (type.kind === 'array') {
    return (raw as readonly Raw[]).map((item) => readValue(itemOf(parameter), type.item, item));
  }
  if (type.kind === 'tuple') {
    const components = parameter.components ?? [];
    const entries = components.map((component, at) => {
      return [component.name, readValue(component, type.fields[at] as AbiType, (raw as readonly Raw[])[at] as Raw)];
    });
    return Object.fromEntries(entries) as ArgumentValue;
  }
  const digits = raw as string;
  if (type.kind === 'bytes') return type.isText ? textOf(digits) : `0x${digits}`;
  return wordOf(parameter, digits);
}

function itemOf(parameter: AbiParameter): AbiParameter {
  const item = (name: string) => name.slice(0, name.lastIndexOf('['));
  const { internalType = parameter.type } = parameter;
  return { ...parameter, type: item(parameter.type), internalType: item(internalType) };
}

function wordOf({ type, internalType = '' }: AbiParameter, digits: string): ArgumentValue {
  if (type === 'bool') return !/^0+$/.test(digits);
  if (type === 'address') return `0x${digits.slice(24)}`;
  if (type.startsWith('bytes')) return `0x${digits.slice(0, 2 * Number(type.slice('bytes'.length)))}`;
  const number = BigInt(`0x${digits}`);
  const value = type.startsWith('int') ? BigInt.asIntN(256, number) : number;
  return enumMember(String(/^enum (?:\w+\.)?(\w+)$/.exec(internalType)?.[1]), value) ?? String(value);
}
