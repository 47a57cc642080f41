import {
  type DocumentNode,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
} from 'graphql';
import { tooComplex } from '../refusals.ts';
import type { OwnCosts } from './ownCosts.ts';

/** Which lane an operation goes in; see {@link laneLimits}. */
export type OperationLane = 'ledger' | 'own' | 'submit' | 'schema';

/**
 * Finds out which lane an operation goes in. Submissions hold nothing but fields named `submit…`, questions about the
 * schema nothing but introspection.
 *
 * @throws GraphQLError QUERY_TOO_COMPLEX for introspection beside other fields: it would run on the gateway's own thread.
 */
export function laneOf(document: DocumentNode, operation: OperationDefinitionNode, own: OwnCosts): OperationLane {
  const names = [...rootFields(document, operation.selectionSet)].filter((name) => name !== '__typename');
  if (operation.operation === OperationTypeNode.MUTATION) {
    return names.length > 0 && names.every((name) => name.startsWith('submit')) ? 'submit' : 'own';
  }
  const ofSchema = names.filter((name) => name.startsWith('__')).length;
  if (ofSchema > 0 && ofSchema === names.length) return 'schema';
  if (ofSchema > 0) {
    throw tooComplex(
      'Ask about the schema in a separate request: `__schema` and `__type` cannot stand beside other fields.',
    );
  }
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
