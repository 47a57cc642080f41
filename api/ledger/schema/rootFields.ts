import { type DocumentNode, type FieldNode, Kind, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';

/** The fields at the root of a document's operation, those in fragments included. */
export function rootFields(document: DocumentNode): FieldNode[] {
  const isOperation = ({ kind }: { kind: string }) => kind === Kind.OPERATION_DEFINITION;
  return fieldsIn(document, (document.definitions.find(isOperation) as OperationDefinitionNode).selectionSet);
}

/** The fields of selections of one object, those in fragments included; a fragment counts once. */
export function fieldsIn(document: DocumentNode, ...selectionSets: (SelectionSetNode | undefined)[]): FieldNode[] {
  const seen = new Set<string>();
  const collect = (selectionSet: SelectionSetNode): FieldNode[] =>
    selectionSet.selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return selection;
      if (selection.kind === Kind.INLINE_FRAGMENT) return collect(selection.selectionSet);
      if (seen.has(selection.name.value)) return [];
      seen.add(selection.name.value);
      const fragment = document.definitions.find(
        (one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === selection.name.value,
      );
      return fragment?.kind === Kind.FRAGMENT_DEFINITION ? collect(fragment.selectionSet) : [];
    });
  return selectionSets.flatMap((selectionSet) => (selectionSet ? collect(selectionSet) : []));
}

/** The key that a field has in an answer. */
export function keyOf({ alias, name }: FieldNode): string {
  return (alias ?? name).value;
}
