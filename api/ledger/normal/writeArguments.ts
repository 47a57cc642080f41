import {
  type ArgumentNode,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isNonNullType,
} from 'graphql';
import { fault } from '../../errors.ts';
import { searchTexts } from '../searchTexts.ts';
import { toTsquery } from '../toTsquery.ts';
import { createFilterWriter } from './filters.ts';
import { type Input, readInput, readJson, type Variables, VariableUse } from './input.ts';
import { inputNode, type UsedVariables } from './inputNode.ts';

/** The argument that names the block that a field is answered from. */
export const BLOCK = 'block';

/** Writes the arguments of a ledger's field for graph-node; those without a value are left out. */
export type ArgumentsWriter = (
  field: GraphQLField<unknown, unknown>,
  nodes: readonly ArgumentNode[],
  variables: Variables,
  used: UsedVariables,
) => ArgumentNode[];

/** Makes the writer of arguments for a ledger. */
export function createArgumentsWriter(ledgerSchema: GraphQLSchema): ArgumentsWriter {
  const filters = createFilterWriter(ledgerSchema);
  const texts = new Set(searchTexts(ledgerSchema).values());
  const write = (argument: GraphQLArgument, value: Input): Input => {
    const named = getNamedType(argument.type);
    if (texts.has(argument)) return writeAs(value, (text) => (typeof text === 'string' ? toTsquery(text) : text));
    if (argument.name === BLOCK) return blockInput(value, argument);
    return isInputObjectType(named) && filters.isWhere(named) ? filters.write(named, value) : value;
  };
  return (field, nodes, variables, used) =>
    nodes.flatMap((node) => {
      const argument = field.args.find(({ name }) => name === node.name.value);
      const value = argument && readInput(node.value, argument.type, variables);
      if (value === undefined || argument === undefined) return [];
      if (value === null) return refuseMissing(argument);
      return { ...node, value: inputNode(write(argument, value), argument.type, used) };
    });
}

/** Null is no value to all of a ledger's arguments. */
function refuseMissing({ name, type }: GraphQLArgument): [] {
  if (!isNonNullType(type)) return [];
  throw fault('BAD_USER_INPUT', `The argument \`${name}\` must not be null.`);
}

function writeAs(value: Input, codec: (value: unknown) => unknown): Input {
  return value instanceof VariableUse ? new VariableUse(value.name, codec) : (codec(value) as Input);
}

/** A literal is read already, and may have variables inside; the value of a variable is still to be read. */
function blockInput(value: Input, { type }: GraphQLArgument): Input {
  if (!(value instanceof VariableUse)) return writeBlock(value);
  return new VariableUse(value.name, (block) => writeBlock(readJson(block, type)));
}

/** graph-node takes one way of naming a block, and of several it would choose one. */
function writeBlock(block: Input): Input {
  const named = Object.entries(block as Record<string, Input>).filter(([, value]) => value !== null);
  if (named.length === 1) return Object.fromEntries(named);
  throw fault('BAD_USER_INPUT', '`block` must name one block: by `number`, by `hash`, or by `number_gte`.');
}
