import { delegateToSchema } from '@graphql-tools/delegate';
import DataLoader from 'dataloader';
import { GraphQLList, type GraphQLResolveInfo, getNamedType, OperationTypeNode } from 'graphql';
import type { GatewayContext } from '../../context.ts';
import { fault } from '../../errors.ts';
import { askedBlock } from '../blocks/askedBlock.ts';
import { rootKey } from '../blocks/standings.ts';
import { ledgerSubschema } from './ledgerSubschema.ts';

/** Most rows that graph-node gives at once. */
const MOST_ROWS = 1_000;

type Rows = DataLoader<string, never>;

/** What is asked for at the same moment, by operation, field and the key of the field at the root. */
const asked = new WeakMap<object, WeakMap<object, Map<string, Rows>>>();

/**
 * Makes the resolver of a field of the gateway's own whose value is a row of the ledger, with all that the client selects of
 * it. Rows of one field are read by one request, at the block that the field at the root stands on.
 *
 * @param list - The ledger's list of such rows.
 * @param idOf - The row's id, of the field's parent; null for no row.
 */
export function ledgerRow<Parent>(list: string, idOf: (parent: Parent) => string | null) {
  return async (parent: Parent, _args: object, context: GatewayContext, info: GraphQLResolveInfo): Promise<never> => {
    const id = idOf(parent);
    return id === null ? (null as never) : rowsOf(list, context, info).load(id);
  };
}

function rowsOf(list: string, context: GatewayContext, info: GraphQLResolveInfo): Rows {
  const fields = asked.get(context) ?? new WeakMap<object, Map<string, Rows>>();
  asked.set(context, fields);
  const roots = fields.get(info.fieldNodes) ?? new Map<string, Rows>();
  fields.set(info.fieldNodes, roots);
  const root = rootKey(info.path);
  const rows =
    roots.get(root) ?? new DataLoader((ids) => readRows(list, ids, context, info), { maxBatchSize: MOST_ROWS });
  roots.set(root, rows);
  return rows;
}

/** Rows come in the order of their ids, whatever the client selects of them. */
async function readRows(
  list: string,
  ids: readonly string[],
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<never[]> {
  const rows = await delegateToSchema({
    schema: ledgerSubschema(info.schema),
    operation: OperationTypeNode.QUERY,
    fieldName: list,
    returnType: new GraphQLList(getNamedType(info.returnType)),
    args: { where: { id_in: ids }, orderBy: 'id', first: ids.length, block: await askedBlock(info, context.ledger) },
    context,
    info,
  });
  if (rows instanceof Error) throw rows;
  if (rows.length !== ids.length) {
    throw fault('CHAIN_REORGED', 'Rows of the ledger went while they were being read. Ask again.');
  }
  const inOrder = [...ids].sort();
  const byId = new Map(inOrder.map((id, at) => [id, rows[at]]));
  return ids.map((id) => byId.get(id) as never);
}
