import { type DocumentNode, type FieldNode, Kind, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';

/** The fields at the root of a document's operation, those in fragments included. */
export function rootFields(document: DocumentNode): FieldNode[] {
  const isOperation = ({ kind }: { kind: string }) => kind === Kind.OPERATION_DEFINITION;
  return fieldsIn(document, (document.definitions.find(isOperation) as OperationDefinitionNode).selectionSet);
}

/** The fields of a selection, those in fragments included. */
export function fieldsIn(document: DocumentNode, selectionSet: SelectionSetNode | undefined): FieldNode[] {
  return (selectionSet?.selections ?? []).flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return selection;
    if (selection.kind === Kind.INLINE_FRAGMENT) return fieldsIn(document, selection.selectionSet);
    const fragment = document.definitions.find(
      (one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === selection.name.value,
    );
    return fragment?.kind === Kind.FRAGMENT_DEFINITION ? fieldsIn(document, fragment.selectionSet) : [];
  });
}

/** The key that a field has in an answer. */
export function keyOf({ alias, name }: FieldNode): string {
  return (alias ?? name).value;
}
