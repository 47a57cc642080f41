import {
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isListType,
  isObjectType,
  isScalarType,
} from 'graphql';
import { queryGraph } from '../../../local/http/queryGraph.ts';
import type { FieldKinds, Row, Rows } from './evaluate.ts';

/** Entities with fields of every kind, with and without values; the list of each at the root. */
export const ENTITIES: Record<string, string> = {
  LedgerEntry: 'ledgerEntries',
  Guild: 'guilds',
  Account: 'accounts',
  Project: 'projects',
  Milestone: 'milestones',
  Proposal: 'proposals',
  Payment: 'payments',
  Task: 'tasks',
  Document: 'documents',
  WorkPoint: 'workPoints',
};
const MOST_ROWS = 1_000;

/** Reads all rows of {@link ENTITIES}: their scalars, and the ids that they refer to. */
export async function readRows(graphql: string, schema: GraphQLSchema): Promise<Rows> {
  const ledger: Rows = { rows: new Map(), kinds: new Map() };
  for (const [entity, list] of Object.entries(ENTITIES)) {
    const type = schema.getType(entity) as GraphQLObjectType;
    ledger.kinds.set(entity, kindsOf(type));
    const rows = new Map<string, Row>();
    for (let last = ''; ; ) {
      const after = last === '' ? '' : `where: { id_gt: "${last}" }`;
      const query = `{ rows: ${list}(first: ${MOST_ROWS}, orderBy: id, ${after}) { ${selection(type)} } }`;
      const page = (await queryGraph<{ rows: Row[] }>(graphql, query)).rows;
      for (const row of page) rows.set(row.id, row);
      if (page.length < MOST_ROWS) break;
      last = page.at(-1)?.id ?? '';
    }
    ledger.rows.set(entity, rows);
  }
  return ledger;
}

/** Fields whose values are in a row: scalars, and single or stored references; lists of others are questions themselves. */
function plainFields(type: GraphQLObjectType) {
  return Object.values(type.getFields()).filter(({ args }) => args.length === 0);
}

function selection(type: GraphQLObjectType): string {
  return plainFields(type)
    .map(({ name, type: of }) => (isObjectType(getNamedType(of)) ? `${name} { id }` : name))
    .join(' ');
}

function kindsOf(type: GraphQLObjectType): FieldKinds {
  const kinds: FieldKinds = {};
  for (const { name, type: of } of plainFields(type)) {
    const named = getNamedType(of);
    if (isListType(getNullableType(of))) continue;
    if (isObjectType(named)) {
      const id = getNamedType(named.getFields().id?.type);
      kinds[name] = { kind: String(id), entity: named.name };
    } else if (isScalarType(named) || isEnumType(named)) kinds[name] = { kind: named.name };
  }
  return kinds;
}
