import {
  type ArgumentNode,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { fault } from '../../errors.ts';
import { searchTexts } from '../fullText/searchTexts.ts';
import { toTsquery } from '../fullText/toTsquery.ts';
import { createFilterWriter } from './filters.ts';
import { type Input, mapInput, readInput, type Variables } from './input.ts';
import { inputNode, type UsedVariables } from './inputNode.ts';
import { readScalar } from './scalars.ts';

/** The argument that names the block that a field is answered from. */
const BLOCK = 'block';

type Bounds = { least: number; most: number; says: string };

/** The arguments that are numbers of rows. */
const RANGES: Record<string, Bounds> = {
  first: { least: 1, most: 1_000, says: 'ask for 1 to 1000 rows at once, and for those after them by their ids' },
  skip: { least: 0, most: Number.POSITIVE_INFINITY, says: 'skip 0 rows or more' },
};

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
  const write = (argument: GraphQLArgument, value: Input, place: string, idType: string | undefined): Input => {
    const named = getNamedType(argument.type);
    if (texts.has(argument)) {
      return mapInput(value, (text) => (typeof text === 'string' ? toTsquery(text, place) : text));
    }
    if (argument.name === BLOCK) return mapInput(value, (block) => writeBlock(block, place));
    if (argument.name === 'id' && idType) return mapInput(value, (id) => readScalar(id, idType, place));
    const range = RANGES[argument.name];
    if (range) return mapInput(value, (rows) => withinRange(rows, range, place));
    return isInputObjectType(named) && filters.isWhere(named) ? filters.write(named, value, place) : value;
  };
  return (field, nodes, variables, used) =>
    nodes.flatMap((node) => {
      const argument = field.args.find(({ name }) => name === node.name.value);
      const place = `${field.name}.${node.name.value}`;
      const value = argument && readInput(node.value, argument.type, variables, place);
      if (value === undefined || argument === undefined) return [];
      if (value === null) return refuseMissing(argument, place);
      return { ...node, value: inputNode(write(argument, value, place, idTypeOf(field)), argument.type, used) };
    });
}

/** Null is no value to all of a ledger's arguments. */
function refuseMissing({ type }: GraphQLArgument, place: string): [] {
  if (!isNonNullType(type)) return [];
  throw fault('BAD_USER_INPUT', `\`${place}\` must not be null.`);
}

/** The type of the ids of what a field gives. */
function idTypeOf({ type }: GraphQLField<unknown, unknown>): string | undefined {
  const entity = getNamedType(type);
  const id = isObjectType(entity) ? entity.getFields().id : undefined;
  return id && getNamedType(id.type).name;
}

function withinRange(rows: Input, { least, most, says }: Bounds, place: string): Input {
  if (typeof rows !== 'number' || (rows >= least && rows <= most)) return rows;
  throw fault('BAD_USER_INPUT', `\`${place}\` is ${rows}: ${says}.`);
}

/** graph-node takes one way of naming a block, and of several it would choose one. */
function writeBlock(block: Input, place: string): Input {
  const [named, ...others] = Object.entries(block as Record<string, Input>).filter(([, value]) => value !== null);
  if (named === undefined || others.length > 0) {
    throw fault(
      'BAD_USER_INPUT',
      `\`${place}\` must name one block: by \`number\`, by \`hash\`, or by \`number_gte\`.`,
    );
  }
  const [way, value] = named;
  return { [way]: mapInput(value, (given) => possibleBlock(way, given, `${place}.${way}`)) };
}

/** Refuses what no block ever is: it would look as if it only were not there yet. */
function possibleBlock(way: string, given: Input, place: string): Input {
  if (way === 'number' && Number(given) < 0) {
    throw fault('BAD_USER_INPUT', `\`${place}\` is ${given}: blocks are numbered from 0.`);
  }
  if (way === 'hash' && !isBlockHash(given)) {
    throw fault('BAD_USER_INPUT', `\`${place}\` takes the hash of a block: 0x and 64 hex digits.`);
  }
  return given;
}

function isBlockHash(given: Input): boolean {
  return typeof given === 'string' && /^(0x)?[0-9a-fA-F]{64}$/.test(given);
}
