import {
  type GraphQLInputObjectType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { fault } from '../../errors.ts';
import { type Input, mapInput } from './input.ts';
import { likePattern } from './likePattern.ts';
import { readScalar } from './scalars.ts';

/** How one filter of a `where` is written. */
type Filter =
  | { kind: 'child'; type: GraphQLInputObjectType }
  | { kind: 'all' | 'any'; type: GraphQLInputObjectType }
  | {
      kind: 'column';
      operator: string;
      /** Its field, when that may be null and the filter is negated. */
      nullField?: string;
      /** Whether it looks for a text as a LIKE pattern. */
      isPattern: boolean;
      /** Whether it takes ids that are bytes, as texts. */
      isReference: boolean;
    };

/** Writes the filters of a ledger's `where`. */
export type FilterWriter = {
  /** Whether an input type is that of a `where`. */
  isWhere(type: GraphQLInputObjectType): boolean;
  /**
   * Writes a `where` so that graph-node reads it as `docs/reading.md` says: texts are literal, a negated filter has the
   * rows that the plain one has not, and an empty `_not_in` is none.
   *
   * @param place - Where it stands, as the client is told.
   * @throws GraphQLError BAD_USER_INPUT for null where it says nothing, and for ids that are none
   */
  write(type: GraphQLInputObjectType, where: Input, place: string): Input;
};

const SUFFIX = '_filter';
const OPERATOR = /_(not|gt|lt|gte|lte|in|not_in|(?:not_)?(?:contains|starts_with|ends_with)(?:_nocase)?)$/;
const NEGATED = /^not(_|$)/;
const TEXT = /(contains|starts_with|ends_with)/;
/** Operators that compare with null. */
const TAKES_NULL: ReadonlySet<string> = new Set(['', 'not']);

/** Makes the writer for a ledger; what it knows of a type, it finds out once. */
export function createFilterWriter(ledgerSchema: GraphQLSchema): FilterWriter {
  const known = new Map<GraphQLInputObjectType, Map<string, Filter>>();
  const entityOf = ({ name }: GraphQLInputObjectType): GraphQLObjectType | undefined => {
    const entity = name.endsWith(SUFFIX) ? ledgerSchema.getType(name.slice(0, -SUFFIX.length)) : undefined;
    return isObjectType(entity) ? entity : undefined;
  };
  const filtersOf = (type: GraphQLInputObjectType) => {
    let filters = known.get(type);
    if (!filters) {
      filters = readFilters(ledgerSchema, type, entityOf(type));
      known.set(type, filters);
    }
    return filters;
  };
  const write: FilterWriter['write'] = (type, where, place) =>
    mapInput(where, (fields) => {
      const plain: Record<string, Input> = {};
      const parts: Input[] = [];
      for (const [name, value] of Object.entries(fields as Record<string, Input>)) {
        const filter = filtersOf(type).get(name);
        const at = `${place}.${name}`;
        const written = filter ? writeFilter(name, value, filter, { at, write }) : refuseNull(value, at);
        if (written === undefined) continue;
        if (filter?.kind === 'any' || filter?.kind === 'all') parts.push({ [name]: written });
        else if (filter?.kind === 'column' && filter.nullField !== undefined && written !== null)
          parts.push({ or: [{ [name]: written }, { [filter.nullField]: null }] });
        else plain[name] = written;
      }
      return join(plain, parts);
    });
  return { isWhere: (type) => entityOf(type) !== undefined, write };
}

/** graph-node takes `and` and `or` alone in their objects only. */
function join(plain: Record<string, Input>, others: Input[]): Input {
  const parts = [...(Object.keys(plain).length > 0 ? [plain] : []), ...others];
  return parts.length > 1 ? { and: parts } : (parts[0] ?? {});
}

type Writing = { at: string; write: FilterWriter['write'] };

function writeFilter(name: string, value: Input, filter: Filter, { at, write }: Writing): Input | undefined {
  if (filter.kind === 'column') return writeColumn(name, value, filter, at);
  refuseNull(value, at);
  if (filter.kind === 'child') return write(filter.type, value, at);
  return mapInput(value, (parts) => (parts as Input[]).map((part) => write(filter.type, refuseNull(part, at), at)));
}

function writeColumn(
  name: string,
  value: Input,
  filter: Extract<Filter, { kind: 'column' }>,
  at: string,
): Input | undefined {
  if (value === null) return TAKES_NULL.has(filter.operator) ? null : refuseNull(value, at);
  if (filter.operator === 'not_in' && Array.isArray(value) && value.length === 0) return undefined;
  if (filter.isReference) return mapInput(value, (ids) => readIds(ids, at));
  if (!filter.isPattern) return value;
  return mapInput(value, (text) => (typeof text === 'string' ? likePattern(name, text) : text));
}

function readIds(ids: Input, at: string): Input {
  return Array.isArray(ids) ? ids.map((id) => mapInput(id, (one) => readIds(one, at))) : readScalar(ids, 'Bytes', at);
}

function refuseNull(value: Input, at: string): Input {
  if (value !== null) return value;
  throw fault(
    'BAD_USER_INPUT',
    `\`${at}\` is null, which only equality and \`_not\` accept: leave it out to filter nothing.`,
  );
}

function readFilters(
  ledgerSchema: GraphQLSchema,
  type: GraphQLInputObjectType,
  entity: GraphQLObjectType | undefined,
): Map<string, Filter> {
  const filters = new Map<string, Filter>();
  for (const { name, type: taken } of Object.values(type.getFields())) {
    const inner = getNamedType(taken);
    if (isInputObjectType(inner)) {
      if (name === 'and') filters.set(name, { kind: 'all', type: inner });
      else if (name === 'or') filters.set(name, { kind: 'any', type: inner });
      else if (name.endsWith('_')) filters.set(name, { kind: 'child', type: inner });
      continue;
    }
    const operator = OPERATOR.exec(name)?.[1] ?? '';
    const field = operator === '' ? name : name.slice(0, -operator.length - 1);
    const column = entity?.getFields()[field];
    if (!column) continue;
    const isNullable = !isNonNullType(column.type);
    const isReference = isOfBytes(ledgerSchema, column);
    filters.set(name, {
      kind: 'column',
      operator,
      isReference,
      isPattern: TEXT.test(operator) && inner.name === 'String' && !isListType(taken) && !isReference,
      ...(isNullable && NEGATED.test(operator) && { nullField: field }),
    });
  }
  return filters;
}

/** Whether a column holds ids of bytes, in which nothing is a pattern. */
function isOfBytes(ledgerSchema: GraphQLSchema, column: { type: unknown }): boolean {
  const type = getNamedType(column.type as Parameters<typeof getNamedType>[0]);
  return (
    isObjectType(type) && ledgerSchema.getType(type.name) === type && String(type.getFields().id?.type) === 'Bytes!'
  );
}
