import {
  type ArgumentNode,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { Basis } from './basis.ts';

/**
 * Makes every ledger field at the root of a document answer as of one block, unless it names a block of its own. Fields
 * that are resolved by separate requests to graph-node would otherwise stand on different blocks.
 *
 * The block is named by its number: asked by the hash of a block that a reorganisation has dropped, graph-node answers
 * from the block that took its place and calls it by the dropped hash. `_meta` alone is asked by the hash, because by
 * number graph-node does not tell it.
 *
 * @param document - In its normal form: a `block` that is there names one.
 * @param schema - The gateway's schema, which the document is valid in.
 */
export function pinDocument(
  document: DocumentNode,
  schema: GraphQLSchema,
  ledgerSchema: GraphQLSchema,
  { block }: Basis,
): DocumentNode {
  const ledgerFields = ledgerSchema.getQueryType()?.getFields() ?? {};
  const typeInfo = new TypeInfo(schema);
  return visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field(node) {
        if (typeInfo.getParentType() !== schema.getQueryType()) return;
        const takesBlock = ledgerFields[node.name.value]?.args.some(({ name }) => name === 'block');
        const given = node.arguments ?? [];
        if (!takesBlock || given.some(({ name }) => name.value === 'block')) return;
        return { ...node, arguments: [...given, blockArgument(node.name.value, block)] };
      },
    }),
  );
}

function blockArgument(field: string, { number, hash }: Basis['block']): ArgumentNode {
  const [key, value] =
    field === '_meta'
      ? (['hash', { kind: Kind.STRING, value: hash }] as const)
      : (['number', { kind: Kind.INT, value: String(number) }] as const);
  return {
    kind: Kind.ARGUMENT,
    name: { kind: Kind.NAME, value: 'block' },
    value: {
      kind: Kind.OBJECT,
      fields: [{ kind: Kind.OBJECT_FIELD, name: { kind: Kind.NAME, value: key }, value }],
    },
  };
}
