import {
  GraphQLID,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  type ObjectValueNode,
  type ValueNode,
} from 'graphql';
import { fault } from '../../errors.ts';
import { isChecked, readLiteral, readScalar } from './scalars.ts';
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

/** Makes of an input what graph-node is sent, or refuses it: at once, or of a variable when its value is known. */
export function mapInput(input: Input, change: (value: Input) => Input): Input {
  if (!(input instanceof VariableUse)) return change(input);
  const { name, codec } = input;
  return new VariableUse(name, (value) => change((codec ? codec(value) : value) as Input));
}

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
 * @param place - Where it stands, as the client is told: `guilds.where`.
 * @returns Undefined for no value.
 * @throws GraphQLError BAD_USER_INPUT
 * @see https://spec.graphql.org/October2021/#sec-Input-Values
 */
export function readInput(
  node: ValueNode,
  type: GraphQLInputType,
  variables: Variables,
  place: string,
): Input | undefined {
  const nullable = getNullableType(type);
  if (node.kind === Kind.VARIABLE) return readVariable(node.name.value, type, variables, place);
  if (node.kind === Kind.NULL) return null;
  if (isListType(nullable)) {
    const items = node.kind === Kind.LIST ? node.values : [node];
    return items.map((item) =>
      notNull(readInput(item, nullable.ofType, variables, place) ?? null, nullable.ofType, place),
    );
  }
  if (isInputObjectType(nullable)) {
    const fields: Record<string, Input> = {};
    for (const { name, value } of (node as ObjectValueNode).fields) {
      const field = nullable.getFields()[name.value];
      const read = field && readInput(value, field.type, variables, `${place}.${name.value}`);
      if (read !== undefined) fields[name.value] = read;
    }
    return fields;
  }
  return readLiteral(node, nullable.name, place);
}

function readVariable(name: string, type: GraphQLInputType, variables: Variables, place: string): Input | undefined {
  const state = variables.state(name);
  if (state === 'absent') {
    const defaultValue = variables.defaultOf(name);
    return defaultValue && readInput(defaultValue, type, variables, place);
  }
  if (state === 'null') return null;
  if (state === 'empty' && isListType(getNullableType(type))) return [];
  return new VariableUse(name, isSentAsItCame(type, state) ? undefined : (value) => readJson(value, type, place));
}

/** Whether graph-node reads every value of a state as the specification does. */
function isSentAsItCame(type: GraphQLInputType, state: VariableState): boolean {
  const nullable = getNullableType(type);
  if (state === 'broken') return false;
  if (isListType(nullable)) return state === 'list' && isPlain(nullable.ofType);
  // A number is an id too, which graph-node takes as a text.
  return isPlain(nullable) && !(state === 'number' && getNamedType(nullable) === GraphQLID);
}

function isPlain(type: GraphQLInputType): boolean {
  const nullable = getNullableType(type);
  return !isListType(nullable) && !isInputObjectType(nullable) && !isChecked(nullable.name);
}

/** Reads a variable's value as {@link readInput} reads a literal. */
export function readJson(value: unknown, type: GraphQLInputType, place: string): Input {
  const nullable = getNullableType(type);
  if (value === null || value === undefined) return null;
  if (isListType(nullable)) {
    const items = Array.isArray(value) ? value : [value];
    return items.map((item) => notNull(readJson(item, nullable.ofType, place), nullable.ofType, place));
  }
  if (!isInputObjectType(nullable)) return readScalar(value, nullable.name, place);
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw fault('BAD_USER_INPUT', `\`${place}\` takes an object: see ${nullable.name} in the schema.`);
  }
  const fields: Record<string, Input> = {};
  for (const [name, inner] of Object.entries(value)) {
    const field = nullable.getFields()[name];
    if (!field) throw fault('BAD_USER_INPUT', `\`${place}\` has no field ${name}: see ${nullable.name} in the schema.`);
    fields[name] = readJson(inner, field.type, `${place}.${name}`);
  }
  return fields;
}

function notNull(item: Input, type: GraphQLInputType, place: string): Input {
  if (item !== null || !isNonNullType(type)) return item;
  throw fault('BAD_USER_INPUT', `\`${place}\` has null in its list, where each item must be ${type}: leave it out.`);
}
