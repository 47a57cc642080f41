import {
  type DocumentNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionNode,
} from 'graphql';
import type { Shape } from './shape.ts';

/** The selections of told fields, by their text. */
const parsed = new Map<string, readonly SelectionNode[]>();

/** The operation that asks graph-node for what told fields need, instead of for them. */
export function askTold(document: DocumentNode, shape: Shape): DocumentNode {
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  const asked = { ...(operation as OperationDefinitionNode), selectionSet: selectionSetOf(shape) };
  return { ...document, definitions: [asked] };
}

function selectionSetOf({ fields }: Shape): NonNullable<FieldNode['selectionSet']> {
  const selections = fields.flatMap(({ node, told, below }): readonly SelectionNode[] => {
    if (told !== undefined) return selectionsIn(told.selectionSet);
    return [below === undefined ? node : { ...node, selectionSet: selectionSetOf(below) }];
  });
  return { kind: Kind.SELECTION_SET, selections };
}

function selectionsIn(text: string): readonly SelectionNode[] {
  const known = parsed.get(text) ?? (parse(text).definitions[0] as OperationDefinitionNode).selectionSet.selections;
  parsed.set(text, known);
  return known;
}
