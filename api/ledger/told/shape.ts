import {
  type DocumentNode,
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';
import { fieldsIn, keyOf, rootFields } from '../schema/rootFields.ts';
import { type ToldField, type ToldFields, toldField } from './toldField.ts';

/** What an object of an answer has under a key. */
export type ShapeField = {
  key: string;
  /** The field as it is selected first; its selections are those of `below`. */
  node: FieldNode;
  /** How the gateway makes its value, where graph-node does not. */
  told: ToldField | undefined;
  /** What its objects have; undefined for a value without fields. */
  below: Shape | undefined;
};

/** What an object of an answer has, in the order of the operation, with what fragments select put in its place. */
export type Shape = {
  type: string;
  fields: readonly ShapeField[];
  /** Whether anything in it is told. */
  isTold: boolean;
};

/**
 * The shape of the answer to a query.
 *
 * @param document - In its normal form, without fields that are neither the ledger's nor told.
 * @param schema - The gateway's. No two types of the ledger stand in one place, so that what a fragment is on says nothing.
 */
export function shapeOf(document: DocumentNode, schema: GraphQLSchema, told: ToldFields): Shape {
  return shapeFrom(rootFields(document), schema.getQueryType(), { document, told });
}

type Source = { document: DocumentNode; told: ToldFields };

function shapeFrom(nodes: readonly FieldNode[], type: GraphQLNamedType | null | undefined, source: Source): Shape {
  const byKey = Map.groupBy(nodes, keyOf);
  const fields = [...byKey].map(([key, [node, ...others]]) =>
    fieldFrom(key, [node as FieldNode, ...others], type, source),
  );
  return {
    type: type?.name ?? '',
    fields,
    isTold: fields.some((field) => field.told !== undefined || field.below?.isTold),
  };
}

function fieldFrom(
  key: string,
  nodes: readonly [FieldNode, ...FieldNode[]],
  type: GraphQLNamedType | null | undefined,
  source: Source,
): ShapeField {
  const [node] = nodes;
  const name = node.name.value;
  const sets = nodes.flatMap(({ selectionSet }): SelectionSetNode[] => (selectionSet ? [selectionSet] : []));
  const inner = isObjectType(type) ? type.getFields()[name]?.type : undefined;
  const selected = fieldsIn(source.document, ...sets);
  return {
    key,
    node,
    told: toldField(source.told, type?.name, name),
    below: sets.length === 0 ? undefined : shapeFrom(selected, inner && getNamedType(inner), source),
  };
}
