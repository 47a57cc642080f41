import {
  buildClientSchema,
  type GraphQLField,
  type GraphQLObjectType,
  getIntrospectionQuery,
  getNamedType,
  type IntrospectionQuery,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { queryGraph } from '../../../local/http/queryGraph.ts';

const PAGE = 1_000;
/** When a document was read is no fact of the chain, so at a block one ledger has it and another does not. */
const OFF_CHAIN = 'Document';

/** All rows of each list of the ledger, as JSON; of an aggregation, by its interval as well. */
export type LedgerDump = Record<string, string[]>;

/**
 * Reads every entity at a block: all of its own fields and the ids of those that it names, in the order of their ids.
 * What it reads is the ledger's own schema, so that no entity is left out.
 */
export async function dumpLedger(ledgerUrl: string, block: number): Promise<LedgerDump> {
  const schema = buildClientSchema(await queryGraph<IntrospectionQuery>(ledgerUrl, getIntrospectionQuery()));
  const dump: LedgerDump = {};
  for (const list of Object.values(schema.getQueryType()?.getFields() ?? {})) {
    const type = getNamedType(list.type);
    if (!isEntityList(list) || !isObjectType(type)) continue;
    for (const interval of has(list, 'interval') ? ['hour', 'day'] : [undefined]) {
      const name = interval === undefined ? list.name : `${list.name} by ${interval}`;
      dump[name] = await dumpList(ledgerUrl, list.name, fieldsOf(type), block, interval);
    }
  }
  return dump;
}

function has(field: GraphQLField<unknown, unknown>, argument: string): boolean {
  return field.args.some(({ name }) => name === argument);
}

/** Not one entity by its id, nor a full-text search, nor documents. */
function isEntityList(field: GraphQLField<unknown, unknown>): boolean {
  if (getNamedType(field.type).name === OFF_CHAIN) return false;
  return has(field, 'where') && has(field, 'block') && !has(field, 'text');
}

/** A list that an entity derives from others is in those others; which document it names is in its contract's log. */
function fieldsOf(type: GraphQLObjectType): string {
  const fields = Object.values(type.getFields()).map(({ name, type: fieldType, args }) => {
    if (isLeafType(getNamedType(fieldType))) return name;
    if (getNamedType(fieldType).name === OFF_CHAIN) return '';
    const nullable = isNonNullType(fieldType) ? fieldType.ofType : fieldType;
    return isListType(nullable) && args.length > 0 ? '' : `${name} { id }`;
  });
  return fields.join(' ');
}

async function dumpList(
  url: string,
  list: string,
  fields: string,
  block: number,
  interval?: string,
): Promise<string[]> {
  const rows: string[] = [];
  let last: string | undefined;
  do {
    const after = last === undefined ? '' : `id_gt: "${last}"`;
    const options = [
      ...(interval === undefined ? [] : [`interval: ${interval}`]),
      ...[`first: ${PAGE}`, 'orderBy: id', `where: { ${after} }`, `block: { number: ${block} }`],
    ];
    const page = await queryGraph<Record<string, { id: string }[]>>(
      url,
      `{ ${list}(${options.join(', ')}) { ${fields} } }`,
    );
    const found = page[list] ?? [];
    rows.push(...found.map((row) => JSON.stringify(row)));
    last = found.length === PAGE ? found.at(-1)?.id : undefined;
  } while (last !== undefined);
  return rows;
}
