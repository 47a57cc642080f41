import {
  type DocumentNode,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
} from 'graphql';
import type { OwnCosts } from './ownCosts.ts';

/** Which lane an operation goes in; see {@link laneLimits}. */
export type OperationLane = 'ledger' | 'own' | 'submit' | 'schema';

/**
 * Finds out which lane an operation goes in. Submissions hold nothing but fields named `submit…`, questions about the
 * schema nothing but introspection.
 */
export function laneOf(document: DocumentNode, operation: OperationDefinitionNode, own: OwnCosts): OperationLane {
  const names = [...rootFields(document, operation.selectionSet)].filter((name) => name !== '__typename');
  if (operation.operation === OperationTypeNode.MUTATION) {
    return names.length > 0 && names.every((name) => name.startsWith('submit')) ? 'submit' : 'own';
  }
  if (names.length > 0 && names.every((name) => name.startsWith('__'))) return 'schema';
  return names.some((name) => own.has(`Query.${name}`)) ? 'own' : 'ledger';
}

function rootFields(
  document: DocumentNode,
  { selections }: SelectionSetNode,
  spread: ReadonlySet<string> = new Set(),
): Set<string> {
  const names = selections.flatMap((node) => {
    if (node.kind === Kind.FIELD) return [node.name.value];
    if (node.kind === Kind.INLINE_FRAGMENT) return [...rootFields(document, node.selectionSet, spread)];
    const name = node.name.value;
    const fragment = document.definitions.find(
      (definition) => definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === name,
    );
    if (!fragment || !('selectionSet' in fragment) || spread.has(name)) return [];
    return [...rootFields(document, fragment.selectionSet, new Set([...spread, name]))];
  });
  return new Set(names);
}
