import { z } from 'zod';
import type { Hex } from './types.ts';

/** Bytes in hexadecimal. */
export const hexBytes = z.custom<Hex>(isOf(/^0x([\da-f]{2})*$/i), 'bytes in hexadecimal');

/** An address, in lower case. */
export const address = z
  .custom<Hex>(isOf(/^0x[\da-f]{40}$/i), 'an address')
  .transform((text) => text.toLowerCase() as Hex);

/** A number as JSON-RPC writes it. */
export const quantity = z.custom<Hex>(isOf(/^0x[\da-f]{1,64}$/i), 'a number in hexadecimal').transform(BigInt);

/** A number as GraphQL writes `BigInt`. */
export const decimal = z.custom<string>(isOf(/^\d{1,78}$/), 'a number in decimal digits').transform(BigInt);

function isOf(pattern: RegExp): (value: unknown) => boolean {
  return (value) => typeof value === 'string' && pattern.test(value);
}

/** Whether a value is an object with names, as JSON has it. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Reads what somebody has answered.
 *
 * @param fail - Makes the error, of what is wrong as the end of "It answers … with …".
 * @throws What that makes, when the answer is of another form
 */
export function readAnswer<T>(schema: z.ZodType<T>, answer: unknown, fail: (what: string) => Error): T {
  const { data, error } = schema.safeParse(answer);
  if (error === undefined) return data;
  const { path, ...issue } = error.issues[0] as z.core.$ZodIssue;
  const expected = issue.code === 'invalid_type' ? `a value of type ${issue.expected}` : issue.message;
  const where = path.length === 0 ? '' : ` as ${path.map(String).join('.')}`;
  throw fail(`${shortened(valueAt(answer, path))}${where}, and not with ${expected}`);
}

/** A value for a message, of which the beginning is enough. */
export function shortened(value: unknown, most = 80): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((one, key) => (one as { [key: PropertyKey]: unknown })?.[key], value);
}
