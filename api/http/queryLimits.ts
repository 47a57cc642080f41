import {
  type ASTVisitor,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';

/** Deepest nesting of fields; introspection queries need 15. */
const MAX_DEPTH = 20;
/** Most aliases of an operation, fragments counted as often as they are spread. */
const MAX_ALIASES = 100;

type Size = { depth: number; aliases: number };

/** Validation rule that refuses operations too deep or with too many aliases; graph-node bounds the rows itself. */
export function queryLimits(context: ValidationContext): ASTVisitor {
  const measured = new Map<FragmentDefinitionNode, Size>();
  const sizeOf = (selectionSet: SelectionSetNode | undefined): Size => {
    const size = { depth: 0, aliases: 0 };
    for (const selection of selectionSet?.selections ?? []) {
      const inner =
        selection.kind === Kind.FRAGMENT_SPREAD ? sizeOfFragment(selection.name.value) : sizeOf(selection.selectionSet);
      const isField = selection.kind === Kind.FIELD;
      size.depth = Math.max(size.depth, inner.depth + (isField ? 1 : 0));
      size.aliases += inner.aliases + (isField && selection.alias ? 1 : 0);
    }
    return size;
  };
  const sizeOfFragment = (name: string): Size => {
    const fragment = context.getFragment(name);
    if (!fragment) return { depth: 0, aliases: 0 };
    // Until it is measured, a fragment that spreads itself has no size; another rule refuses it.
    const size = measured.get(fragment) ?? { depth: 0, aliases: 0 };
    if (!measured.has(fragment)) {
      measured.set(fragment, size);
      Object.assign(size, sizeOf(fragment.selectionSet));
    }
    return size;
  };
  return {
    OperationDefinition(operation) {
      const { depth, aliases } = sizeOf(operation.selectionSet);
      if (depth > MAX_DEPTH) refuse(`Fields are nested ${depth} deep; the most is ${MAX_DEPTH}.`);
      if (aliases > MAX_ALIASES) refuse(`There are ${aliases} aliases; the most is ${MAX_ALIASES}.`);
    },
  };

  function refuse(message: string): void {
    context.reportError(new GraphQLError(message, { extensions: { code: 'QUERY_TOO_COMPLEX' } }));
  }
}
