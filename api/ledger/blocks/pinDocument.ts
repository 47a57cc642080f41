import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  TypeInfo,
  valueFromASTUntyped,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { z } from 'zod';
import { fault } from '../../errors.ts';
import { notIndexed } from '../graphNodeErrors.ts';
import type { Basis } from './basis.ts';

const heightSchema = z.object({ number_gte: z.number().optional() });

/**
 * Makes every ledger field at the root of a document answer as of one block, unless it names a block of its own; one that
 * may be any from a number on is no such block. Fields that are resolved by separate requests to graph-node would
 * otherwise stand on different blocks.
 *
 * The block is named by its number: asked by the hash of a block that a reorganisation has dropped, graph-node answers
 * from the block that took its place and calls it by the dropped hash. `_meta` alone is asked by the hash, because by
 * number graph-node does not tell it.
 *
 * @param asked.document - In its normal form: a `block` that is there names one.
 * @param asked.variables - Those that go with the normal form.
 * @param schemas.gateway - The schema that the document is valid in.
 * @throws GraphQLError BLOCK_NOT_INDEXED when a field asks for a later block than that of the basis
 */
export function pinDocument(
  { document, variables }: { document: DocumentNode; variables: Record<string, unknown> },
  schemas: { gateway: GraphQLSchema; ledger: GraphQLSchema },
  { block }: Basis,
): DocumentNode {
  const ledgerFields = schemas.ledger.getQueryType()?.getFields() ?? {};
  const typeInfo = new TypeInfo(schemas.gateway);
  return visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field(node) {
        if (typeInfo.getParentType() !== schemas.gateway.getQueryType()) return;
        const takesBlock = ledgerFields[node.name.value]?.args.some(({ name }) => name === 'block');
        if (!takesBlock || namesBlock(node, variables, block.number)) return;
        const others = node.arguments?.filter(({ name }) => name.value !== 'block') ?? [];
        return { ...node, arguments: [...others, blockArgument(node.name.value, block)] };
      },
    }),
  );
}

function namesBlock(node: FieldNode, variables: Record<string, unknown>, latest: number): boolean {
  const given = node.arguments?.find(({ name }) => name.value === 'block');
  if (!given) return false;
  const { number_gte: least } = heightSchema.parse(valueFromASTUntyped(given.value, variables));
  if (least === undefined) return true;
  if (least > latest) throw fault('BLOCK_NOT_INDEXED', notIndexed(latest, least));
  return false;
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
