import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { nastyValues } from '../../../testing/nastyInputs.ts';
import type { Random } from '../../../testing/random.ts';

/** A question that the schema allows, and values for its variables that it may not. */
export type NastyQuery = { query: string; variables: Record<string, unknown> };

const DEEPEST = 12;
const MOST_FIELDS = 3;
const PLAIN: Record<string, readonly unknown[]> = {
  Bytes: ['0x', '0x12ab', '0x1', '0xzz', '12ab', 'nobody', `0x${'ff'.repeat(2_000)}`],
  BigInt: ['0', '-1', '9223372036854775808', `1${'0'.repeat(80)}`, '1'.repeat(5_000), '1e3', '', 2 ** 53],
  Int8: ['0', '-1', '9223372036854775807', '9223372036854775808', 'x'],
  Timestamp: ['0', '-1', '9223372036854775807', '2026-01-01T00:00:00Z'],
  Int: [-1, 0, 1, 1_000, 1_001, 2 ** 31 - 1, -(2 ** 31)],
  Boolean: [true, false],
  String: ['', '%', '\\', '\0', 'x'.repeat(10_000), '🌱', '\u202e', "'; --", '0x12ab', '0x1'],
  ID: ['', '0x', '1', '0x12ab', '\0'],
};

/** Makes a query of one list or row of the ledger, with nasty values for all of its arguments. */
export function nastyQuery(schema: GraphQLSchema, random: Random): NastyQuery {
  const declared: string[] = [];
  const variables: Record<string, unknown> = {};
  const variable = (type: GraphQLInputType) => {
    const name = `v${declared.length}`;
    declared.push(`$${name}: ${type}`);
    const value = nastyValue(type, random);
    if (value !== undefined) variables[name] = value;
    return `$${name}`;
  };
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ name }) => name !== '_meta');
  const field = random.pick(fields);
  const given = field.args.filter((argument) => isNonNullType(argument.type) || random.once(2));
  const args = given.map((argument) => `${argument.name}: ${argumentOf(argument, variable, random)}`);
  const own = random.pick(['', 'chain { id }']);
  const head = declared.length > 0 ? `(${declared.join(', ')})` : '';
  return {
    query: `query ${head} { ${own} ${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''} ${selectionOf(field)} }`,
    variables,
  };
}

type Variable = (type: GraphQLInputType) => string;

function argumentOf({ type }: GraphQLArgument, variable: Variable, random: Random): string {
  const named = getNamedType(type);
  return isInputObjectType(named) && random.once(2) ? literalOf(type, variable, random, 0) : variable(type);
}

/** Writes objects and lists out, one inside another, with variables where they end. */
function literalOf(type: GraphQLInputType, variable: Variable, random: Random, depth: number): string {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return `[${literalOf(nullable.ofType, variable, random, depth)}]`;
  if (!isInputObjectType(nullable) || depth === DEEPEST) return variable(type);
  const fields = Object.values(nullable.getFields());
  const inner = fields.filter((field) => isInputObjectType(getNamedType(field.type)));
  const chosen = [
    ...Array.from({ length: random.number(MOST_FIELDS) }, () => random.pick(fields)),
    ...(inner.length > 0 && random.once(2) ? [random.pick(inner)] : []),
  ];
  const unique = [...new Map(chosen.map((field) => [field.name, field])).values()];
  return `{ ${unique.map((field) => `${field.name}: ${literalOf(field.type, variable, random, depth + 1)}`).join(', ')} }`;
}

function nastyValue(type: GraphQLInputType, random: Random, depth = 0): unknown {
  if (random.once(16)) return random.pick(nastyValues);
  if (random.once(16)) return random.pick([null, undefined]);
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const length = random.pick([0, 1, 2, 300]);
    return Array.from({ length }, () => nastyValue(nullable.ofType, random, depth + 1));
  }
  if (isEnumType(nullable)) return random.pick(nullable.getValues()).name;
  if (!isInputObjectType(nullable)) return random.pick(PLAIN[nullable.name] ?? nastyValues);
  if (depth > 3) return {};
  const fields = Object.values(nullable.getFields());
  const chosen = Array.from({ length: random.number(MOST_FIELDS) }, () => random.pick(fields));
  return Object.fromEntries(chosen.map((field) => [field.name, nastyValue(field.type, random, depth + 1)]));
}

function selectionOf(field: GraphQLField<unknown, unknown>): string {
  const type = getNamedType(field.type);
  return isObjectType(type) ? '{ __typename }' : '';
}
