import { delegateToSchema } from '@graphql-tools/delegate';
import {
  type FieldNode,
  GraphQLList,
  GraphQLObjectType,
  type GraphQLResolveInfo,
  Kind,
  OperationTypeNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { z } from 'zod';
import type { GatewayContext } from '../context.ts';
import { fault } from '../errors.ts';
import { ledgerSubschema } from '../ledger/rows/ledgerSubschema.ts';
import { entityLists } from './entityLists.ts';
import { selectionOf } from './selectionOf.ts';

/** Most rows that graph-node gives at once. */
const MOST = 1_000;
/** Key of the id in a row that is read; clients may not call a field of theirs so, nor `__typename`. */
const ROW_ID = '_guildhall_id';

const representation = z.object({ __typename: z.string(), id: z.string() });
type Representation = z.infer<typeof representation>;
type Row = { [ROW_ID]: string };

/**
 * Resolver of `Query._entities`: rows of each type are read by one request, at the block that the operation stands on.
 *
 * @throws GraphQLError BAD_USER_INPUT, QUERY_TOO_COMPLEX
 */
export async function entities(
  _parent: unknown,
  { representations }: { representations: readonly unknown[] },
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<never[]> {
  if (representations.length > MOST) {
    throw fault(
      'QUERY_TOO_COMPLEX',
      `There are ${representations.length} representations: ask for at most ${MOST} at once.`,
    );
  }
  refuseOwnKeys(info);
  const lists = entityLists(info.schema);
  const asked = representations.map((given, at) => checked(given, at, lists));
  const idsOf = new Map<string, Set<string>>();
  for (const { __typename, id } of asked) idsOf.set(__typename, (idsOf.get(__typename) ?? new Set()).add(id));
  const found = new Map<string, Row>();
  const { number } = await context.ledger.indexedBlock();
  const reading = [...idsOf].map(async ([type, ids]) => {
    const rows = await readRows({ type, list: lists.get(type) ?? '', ids: [...ids], block: { number } }, context, info);
    for (const row of rows) found.set(keyOf({ __typename: type, id: row[ROW_ID] }), row);
  });
  await Promise.all(reading);
  return asked.map((one) => (found.get(keyOf(one)) ?? null) as never);
}

/** @throws GraphQLError BAD_USER_INPUT when the client has called a field what a row is told by */
function refuseOwnKeys({ operation, fragments }: GraphQLResolveInfo): void {
  const refuse = ({ alias }: FieldNode) => {
    if (alias?.value === ROW_ID || alias?.value === '__typename') {
      throw fault('BAD_USER_INPUT', `\`${alias.value}\` is the gateway’s own key: call your field something else.`);
    }
  };
  for (const node of [operation, ...Object.values(fragments)]) visit(node, { [Kind.FIELD]: refuse });
}

function checked(given: unknown, at: number, lists: ReadonlyMap<string, string>): Representation {
  const read = representation.safeParse(given);
  if (!read.success || !lists.has(read.data.__typename)) {
    throw fault(
      'BAD_USER_INPUT',
      `Representation ${at} names no row: give the name of a type of the ledger as \`__typename\`, and an \`id\`.`,
    );
  }
  const { __typename, id } = read.data;
  // Bytes are the same in capitals; a CID is not.
  return { __typename, id: /^0x[0-9a-f]*$/i.test(id) ? id.toLowerCase() : id };
}

function keyOf({ __typename, id }: Representation): string {
  return `${__typename} ${id}`;
}

type Asked = { type: string; list: string; ids: string[]; block: { number: number } };

async function readRows(asked: Asked, context: GatewayContext, info: GraphQLResolveInfo): Promise<Row[]> {
  const rowType = info.schema.getType(asked.type);
  if (!(rowType instanceof GraphQLObjectType)) throw new Error(`${asked.type} is no type of rows.`);
  const isBytes = String(rowType.getFields().id?.type) === 'Bytes!';
  // What is no hex is the id of no such row, and graph-node would refuse all for it.
  const ids = isBytes ? asked.ids.filter((id) => /^0x([0-9a-f]{2})*$/.test(id)) : asked.ids;
  if (ids.length === 0) return [];
  const rows = await delegateToSchema({
    schema: ledgerSubschema(info.schema),
    operation: OperationTypeNode.QUERY,
    fieldName: asked.list,
    returnType: new GraphQLList(rowType),
    args: { where: { id_in: ids }, orderBy: 'id', first: ids.length, block: asked.block },
    selectionSet: selectionSetOf(asked.type, info),
    context,
    info,
  });
  if (rows instanceof Error) throw rows;
  return rows;
}

const OWN: readonly FieldNode[] = [
  { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } },
  {
    kind: Kind.FIELD,
    alias: { kind: Kind.NAME, value: ROW_ID },
    name: { kind: Kind.NAME, value: 'id' },
  },
];

function selectionSetOf(type: string, { fieldNodes, fragments }: GraphQLResolveInfo): SelectionSetNode {
  const selected = fieldNodes.flatMap(({ selectionSet }) => selectionSet ?? []);
  const selections = selectionOf({ type, union: '_Entity', fragments }, selected);
  return { kind: Kind.SELECTION_SET, selections: [...selections, ...OWN] };
}
