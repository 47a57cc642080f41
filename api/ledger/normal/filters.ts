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
import { type Input, readJson, VariableUse } from './input.ts';
import { likePattern } from './likePattern.ts';

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
    };

/** Writes the filters of a ledger's `where`. */
export type FilterWriter = {
  /** Whether an input type is that of a `where`. */
  isWhere(type: GraphQLInputObjectType): boolean;
  /**
   * Writes a `where` so that graph-node reads it as `docs/reading.md` says: texts are literal, a negated filter has the
   * rows that the plain one has not, and an empty `_not_in` is none.
   *
   * @throws GraphQLError BAD_USER_INPUT for null where it says nothing
   */
  write(type: GraphQLInputObjectType, where: Input): Input;
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
  const write: FilterWriter['write'] = (type, where) => {
    if (where instanceof VariableUse) return new VariableUse(where.name, (value) => write(type, readJson(value, type)));
    const plain: Record<string, Input> = {};
    const alternatives: Input[] = [];
    for (const [name, value] of Object.entries(where as Record<string, Input>)) {
      const filter = filtersOf(type).get(name);
      const written = filter ? writeFilter(name, value, filter, write) : refuseNull(name, value);
      if (written === undefined) continue;
      if (filter?.kind === 'any') alternatives.push({ [name]: written });
      else if (filter?.kind === 'column' && filter.nullField !== undefined && written !== null)
        alternatives.push({ or: [{ [name]: written }, { [filter.nullField]: null }] });
      else plain[name] = written;
    }
    return join(plain, alternatives);
  };
  return { isWhere: (type) => entityOf(type) !== undefined, write };
}

/** graph-node takes `or` alone in its object only. */
function join(plain: Record<string, Input>, alternatives: Input[]): Input {
  const parts = [...(Object.keys(plain).length > 0 ? [plain] : []), ...alternatives];
  return parts.length > 1 ? { and: parts } : (parts[0] ?? {});
}

function writeFilter(name: string, value: Input, filter: Filter, write: FilterWriter['write']): Input | undefined {
  if (filter.kind === 'column') return writeColumn(name, value, filter);
  refuseNull(name, value);
  if (filter.kind === 'child') return write(filter.type, value);
  if (value instanceof VariableUse) {
    const list = (values: unknown) =>
      [values].flat().map((one) => write(filter.type, readPart(name, one, filter.type)));
    return new VariableUse(value.name, list);
  }
  return (value as Input[]).map((one) => write(filter.type, refuseNull(name, one)));
}

function readPart(name: string, value: unknown, type: GraphQLInputObjectType): Input {
  return refuseNull(name, readJson(value, type));
}

function writeColumn(name: string, value: Input, filter: Extract<Filter, { kind: 'column' }>): Input | undefined {
  if (value === null) return TAKES_NULL.has(filter.operator) ? null : refuseNull(name, value);
  if (filter.operator === 'not_in' && Array.isArray(value) && value.length === 0) return undefined;
  if (!filter.isPattern) return value;
  const pattern = (text: unknown) => (typeof text === 'string' ? likePattern(name, text) : text);
  if (value instanceof VariableUse) return new VariableUse(value.name, pattern);
  return pattern(value) as Input;
}

function refuseNull(name: string, value: Input): Input {
  if (value !== null) return value;
  throw fault(
    'BAD_USER_INPUT',
    `The filter \`${name}\` is null, which only equality and \`_not\` compare with: leave it out for no filter.`,
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
    filters.set(name, {
      kind: 'column',
      operator,
      isPattern:
        TEXT.test(operator) && inner.name === 'String' && !isListType(taken) && !isReference(ledgerSchema, column),
      ...(isNullable && NEGATED.test(operator) && { nullField: field }),
    });
  }
  return filters;
}

/** Whether a column holds ids of bytes, in which nothing is a pattern. */
function isReference(ledgerSchema: GraphQLSchema, column: { type: unknown }): boolean {
  const type = getNamedType(column.type as Parameters<typeof getNamedType>[0]);
  return (
    isObjectType(type) && ledgerSchema.getType(type.name) === type && String(type.getFields().id?.type) === 'Bytes!'
  );
}
