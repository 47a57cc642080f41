import type { Hex } from '../chain/types.ts';
import type { AbiType } from './abiType.ts';
import { LogError, type Raw } from './decode.ts';
import { textOf } from './text.ts';

type Tuple = AbiType & { kind: 'tuple' };

/** The parameters of a log, by name; a path leads into a struct: `change.amount`. */
export class EventParams {
  private readonly type: Tuple;
  private readonly values: readonly Raw[];

  constructor(type: Tuple, values: readonly Raw[]) {
    this.type = type;
    this.values = values;
  }

  /** A number of any width, signed where its type is. */
  number(path: string): bigint {
    const { type, digits } = this.word(path);
    return numberOf(type, digits);
  }

  /** An address in lower case. */
  address(path: string): Hex {
    return `0x${this.word(path).digits.slice(24)}`;
  }

  /** Bytes of a fixed length. */
  fixed(path: string): Hex {
    const { type, digits } = this.word(path);
    return `0x${digits.slice(0, 2 * Number(type.slice('bytes'.length)))}`;
  }

  /** Whether a boolean is true, or a number other than zero. */
  flag(path: string): boolean {
    return !/^0+$/.test(this.word(path).digits);
  }

  /** A string as the ledger takes it. */
  text(path: string): string {
    return textOf(this.bytes(path).slice(2));
  }

  /** Bytes of any length, those of a string included. */
  bytes(path: string): Hex {
    const { type, value } = this.find(path);
    if (type.kind !== 'bytes' || typeof value !== 'string') throw new LogError(`${path} is not of any length.`);
    return `0x${value}`;
  }

  /** The items of a list of numbers. */
  numbers(path: string): bigint[] {
    return this.items(path, ({ type }, value) => numberOf(type, value));
  }

  /** The items of a list of addresses. */
  addresses(path: string): Hex[] {
    return this.items(path, (_, value) => `0x${value.slice(24)}` as Hex);
  }

  /** The items of a list of `bytes`. */
  byteStrings(path: string): Hex[] {
    const { value } = this.find(path);
    return typeof value === 'string' ? [] : value.map((item) => `0x${String(item)}` as Hex);
  }

  /** The items of a list of structs. */
  structs(path: string): EventParams[] {
    const { type, value } = this.find(path);
    if (type.kind !== 'array' || type.item.kind !== 'tuple' || typeof value === 'string') {
      throw new LogError(`${path} is not a list of structs.`);
    }
    const { item } = type;
    return value.map((fields) => new EventParams(item as Tuple, fields as readonly Raw[]));
  }

  private items<Item>(path: string, read: (type: AbiType & { kind: 'word' }, value: string) => Item): Item[] {
    const { type, value } = this.find(path);
    if (type.kind !== 'array' || type.item.kind !== 'word' || typeof value === 'string') {
      throw new LogError(`${path} is not a list of words.`);
    }
    const { item } = type;
    return value.map((one) => read(item as AbiType & { kind: 'word' }, one as string));
  }

  private word(path: string): { type: string; digits: string } {
    const { type, value } = this.find(path);
    if (type.kind !== 'word' || typeof value !== 'string') throw new LogError(`${path} is not one word.`);
    return { type: type.type, digits: value };
  }

  private find(path: string): { type: AbiType; value: Raw } {
    let type: AbiType = this.type;
    let value: Raw = this.values;
    for (const name of path.split('.')) {
      const index: number = type.kind === 'tuple' ? type.names.indexOf(name) : -1;
      if (type.kind !== 'tuple' || index < 0) throw new LogError(`The event has no parameter ${path}.`);
      type = type.fields[index] as AbiType;
      value = (value as readonly Raw[])[index] as Raw;
    }
    return { type, value };
  }
}

function numberOf(type: string, digits: string): bigint {
  const value = BigInt(`0x${digits}`);
  return type.startsWith('int') ? BigInt.asIntN(256, value) : value;
}
