import {
  type GraphQLInputType,
  getNullableType,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  type ObjectValueNode,
  type ValueNode,
} from 'graphql';
import { fault } from '../../errors.ts';
import { readLiteral, readScalar } from './scalars.ts';
import type { VariableState } from './shape.ts';

/** Turns a variable's value, as it came in JSON, into what graph-node is sent at one place; throws GraphQLErrors. */
export type Codec = (value: unknown) => unknown;

/** A place that takes the value of a variable. */
export class VariableUse {
  readonly name: string;
  /** Absent where the value is sent as it came. */
  readonly codec: Codec | undefined;

  constructor(name: string, codec?: Codec) {
    this.name = name;
    this.codec = codec;
  }
}

/** An argument's value as JSON, with the places of variables in it. Fields without a value are left out of objects. */
export type Input = string | number | boolean | null | VariableUse | Input[] | { [name: string]: Input };

/** What is known of the variables where an operation is written. */
export type Variables = {
  state(name: string): VariableState;
  /** A variable's default value. */
  defaultOf(name: string): ValueNode | undefined;
};

/**
 * Reads an argument as the GraphQL specification says: a variable without a value is no value, one value is a list of
 * one, and escapes are what they stand for.
 *
 * @returns undefined for no value
 * @throws GraphQLError BAD_USER_INPUT
 * @see https://spec.graphql.org/October2021/#sec-Input-Values
 */
export function readInput(node: ValueNode, type: GraphQLInputType, variables: Variables): Input | undefined {
  const nullable = getNullableType(type);
  if (node.kind === Kind.VARIABLE) return readVariable(node.name.value, type, variables);
  if (node.kind === Kind.NULL) return null;
  if (isListType(nullable)) {
    const items = node.kind === Kind.LIST ? node.values : [node];
    return items.map((item) => notNull(readInput(item, nullable.ofType, variables) ?? null, nullable.ofType));
  }
  if (isInputObjectType(nullable)) {
    const fields: Record<string, Input> = {};
    for (const { name, value } of (node as ObjectValueNode).fields) {
      const field = nullable.getFields()[name.value];
      const read = field && readInput(value, field.type, variables);
      if (read !== undefined) fields[name.value] = read;
    }
    return fields;
  }
  return readLiteral(node, nullable.name);
}

function readVariable(name: string, type: GraphQLInputType, variables: Variables): Input | undefined {
  const state = variables.state(name);
  if (state === 'absent') {
    const defaultValue = variables.defaultOf(name);
    return defaultValue && readInput(defaultValue, type, variables);
  }
  if (state === 'null') return null;
  if (state === 'empty' && isListType(getNullableType(type))) return [];
  return new VariableUse(name, isSentAsItCame(type, state) ? undefined : (value) => readJson(value, type));
}

/** Whether graph-node reads every value of a state as the specification does. */
function isSentAsItCame(type: GraphQLInputType, state: VariableState): boolean {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return state === 'list' && isPlain(nullable.ofType);
  return !isInputObjectType(nullable) && (state !== 'number' || isPlain(nullable));
}

const EXACT_NUMBERS = new Set(['BigInt', 'BigDecimal', 'Int8', 'Timestamp']);

function isPlain(type: GraphQLInputType): boolean {
  const nullable = getNullableType(type);
  return !isListType(nullable) && !isInputObjectType(nullable) && !EXACT_NUMBERS.has(nullable.name);
}

/** Reads a variable's value as {@link readInput} reads a literal. */
export function readJson(value: unknown, type: GraphQLInputType): Input {
  const nullable = getNullableType(type);
  if (value === null || value === undefined) return null;
  if (isListType(nullable)) {
    const items = Array.isArray(value) ? value : [value];
    return items.map((item) => notNull(readJson(item, nullable.ofType), nullable.ofType));
  }
  if (!isInputObjectType(nullable)) return readScalar(value, nullable.name);
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw fault('BAD_USER_INPUT', `A variable has no object where it must have one, of the type ${nullable.name}.`);
  }
  const fields: Record<string, Input> = {};
  for (const [name, inner] of Object.entries(value)) {
    const field = nullable.getFields()[name];
    if (!field) throw fault('BAD_USER_INPUT', `${nullable.name} has no field ${name}: leave it out of the variable.`);
    fields[name] = readJson(inner, field.type);
  }
  return fields;
}

function notNull(item: Input, type: GraphQLInputType): Input {
  if (item !== null || !isNonNullType(type)) return item;
  throw fault('BAD_USER_INPUT', `A list has null in it where each item must be ${type}: leave it out.`);
}
