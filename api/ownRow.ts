import type { GraphQLError } from 'graphql';
import type { z } from 'zod';
import { fault } from './errors.ts';

/** Before the keys under which a row is asked for what a field of the gateway's own needs, beside all that the client asks for. */
const PREFIX = '_guildhall_';

/** The selection set that asks for fields, each given with its arguments and selections, under keys of the gateway's own. */
export function ownSelections(fields: Readonly<Record<string, string>>): string {
  const selections = Object.entries(fields).map(([field, rest]) => `${PREFIX}${field}: ${field}${rest}`);
  return `{ ${selections.join(' ')} }`;
}

/**
 * What {@link ownSelections} has asked of a row.
 *
 * @throws `BAD_USER_INPUT` when the client has used such a key for something else.
 */
export function ownRow<T>(row: object, fields: Readonly<Record<string, string>>, schema: z.ZodType<T>): T {
  const told = row as Record<string, unknown>;
  const read = schema.safeParse(Object.fromEntries(Object.keys(fields).map((field) => [field, told[PREFIX + field]])));
  if (read.success) return read.data;
  throw ownKeyFault(Object.keys(fields)[0] ?? '', read.error);
}

/** What a client is told that has used a key of the gateway's own for something else. */
export function ownKeyFault(field: string, cause?: unknown): GraphQLError {
  return fault(
    'BAD_USER_INPUT',
    `Keys like \`${PREFIX}${field}\` are the gateway's own: call your field something else.`,
    cause,
  );
}
