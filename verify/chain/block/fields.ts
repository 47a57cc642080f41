import { isObject } from '../answer.ts';
import { bytesOf, numberBytesOf } from '../encode/hex.ts';
import type { Rlp } from '../encode/rlp.ts';

/** An object as a node's answer has it. */
export type Answered = Readonly<Record<string, unknown>>;

/** How a value of a node's answer stands in RLP. */
export type Form = (value: unknown) => Rlp;

/** Bytes as they are. */
export const bytes: Form = (value) => bytesOf(textOf(value));

/** A number, without leading zeros. */
export const number: Form = (value) => numberBytesOf(textOf(value));

/** Bytes; none for null, as the receiver of a transaction that makes a contract. */
export const optionalBytes: Form = (value) => (value === null ? new Uint8Array(0) : bytes(value));

/** A yes or no, as the number 1 or 0. */
export const flag: Form = (value) => Uint8Array.from(value === true ? [1] : []);

/** A list of what has another form. */
export function listOf(form: Form): Form {
  return (value) => (Array.isArray(value) ? value.map(form) : fail('no list'));
}

/** An object's fields, in this order. */
export function fieldsOf(forms: readonly (readonly [name: string, form: Form])[]): Form {
  return (value) => forms.map(([name, form]) => fieldOf(isObject(value) ? value : fail('no object'), name, form));
}

/**
 * One field of an object.
 *
 * @throws Error naming it, when it is missing or of another form
 */
export function fieldOf(object: Answered, name: string, form: Form): Rlp {
  try {
    return form(object[name]);
  } catch (error) {
    throw new Error(`its ${name} is wrong: ${(error as Error).message}`);
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : fail(value === undefined ? 'missing' : 'no hexadecimal');
}

function fail(reason: string): never {
  throw new Error(`it is ${reason}`);
}
