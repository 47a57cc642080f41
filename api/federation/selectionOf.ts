import { type FragmentDefinitionNode, Kind, type SelectionNode, type SelectionSetNode } from 'graphql';

type Fragments = Record<string, FragmentDefinitionNode>;

/**
 * What is selected of rows of one type where those of several may be.
 *
 * @param type - The rows' type.
 * @param union - The name of what they are together.
 */
export function selectionOf(
  { type, union, fragments }: { type: string; union: string; fragments: Fragments },
  selectionSets: readonly SelectionSetNode[],
): SelectionNode[] {
  const inner = (selection: SelectionNode): SelectionNode[] => {
    if (selection.kind === Kind.FIELD) return [selection];
    const found = selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value] : selection;
    const condition = found?.typeCondition?.name.value ?? union;
    return found && (condition === type || condition === union) ? found.selectionSet.selections.flatMap(inner) : [];
  };
  return selectionSets.flatMap(({ selections }) => selections.flatMap(inner));
}
