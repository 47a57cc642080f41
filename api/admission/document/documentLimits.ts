import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  Kind,
  Lexer,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
  Source,
  TokenKind,
  visit,
} from 'graphql';
import { documentLimits as most } from '../limits.ts';
import { tooComplex } from '../refusals.ts';

const OPENS: ReadonlySet<string> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const CLOSES: ReadonlySet<string> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/** What a document may not have too many of, by the kind of node. */
const COUNTED = new Map<string, { what: string; most: number }>([
  [Kind.FRAGMENT_DEFINITION, { what: 'fragments', most: most.fragments }],
  [Kind.INLINE_FRAGMENT, { what: 'inline fragments', most: most.inlineFragments }],
  [Kind.OPERATION_DEFINITION, { what: 'operations', most: most.operations }],
  [Kind.VARIABLE_DEFINITION, { what: 'variables', most: most.variables }],
  [Kind.DIRECTIVE, { what: 'directives', most: most.directives }],
]);

/**
 * Parses a document that is small enough to be validated at once. What is bounded here is what takes time or memory out
 * of proportion: nested brackets before the parser follows them, and fragments before anything expands them.
 *
 * @returns The document; undefined when it is no GraphQL, which Apollo explains better.
 * @throws GraphQLError QUERY_TOO_COMPLEX
 */
export function parseWithinLimits(text: string): DocumentNode | undefined {
  try {
    refuseLongOrNested(text);
    const document = parse(text);
    refuseMany(document);
    for (const operation of document.definitions) {
      if (operation.kind === Kind.OPERATION_DEFINITION) refuseLargeOperation(operation, fragmentsOf(document));
    }
    return document;
  } catch (error) {
    if ((error as GraphQLError).extensions?.code === 'QUERY_TOO_COMPLEX') throw error;
    return undefined;
  }
}

function refuseLongOrNested(text: string): void {
  const lexer = new Lexer(new Source(text));
  let open = 0;
  for (let tokens = 1; lexer.advance().kind !== TokenKind.EOF; tokens += 1) {
    refuseOver('tokens', tokens, most.tokens);
    if (OPENS.has(lexer.token.kind)) open += 1;
    else if (CLOSES.has(lexer.token.kind)) open -= 1;
    refuseOver('nested brackets', open, most.nesting);
  }
}

function refuseMany(document: DocumentNode): void {
  const counts = new Map<string, number>();
  visit(document, {
    enter(node) {
      if (node.kind === Kind.LIST) refuseOver('values in a list', node.values.length, most.listValues);
      const counted = COUNTED.get(node.kind);
      if (!counted) return;
      const count = (counts.get(node.kind) ?? 0) + 1;
      counts.set(node.kind, count);
      refuseOver(counted.what, count, counted.most);
    },
  });
}

function fragmentsOf({ definitions }: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  const fragments = definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  return new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
}

/** A selection set, and the fragments that it is spread in, outermost first. */
type Spread = { set: SelectionSetNode; within: readonly string[] };

/** A field, and the fragments that it was found in. */
type Found = { node: FieldNode; within: readonly string[] };

/** Walks through an operation as its answer is made: fragments spread, and fields of one response name taken as one. */
function refuseLargeOperation(
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): void {
  const seen = { selections: 0, aliases: 0, pairs: 0 };
  walk([{ set: operation.selectionSet, within: [] }], 1);

  function walk(sets: readonly Spread[], depth: number): void {
    const fields = new Map<string, Found[]>();
    for (const { set, within } of sets) collect(set, within, fields);
    if (fields.size > 0) refuseOver('nested fields', depth, most.depth);
    for (const same of fields.values()) {
      seen.pairs += (same.length * (same.length - 1)) / 2;
      refuseOver('pairs of fields with the same name', seen.pairs, most.pairs);
      walk(
        same.flatMap(({ node, within }) => (node.selectionSet ? [{ set: node.selectionSet, within }] : [])),
        depth + 1,
      );
    }
  }

  function collect(set: SelectionSetNode, within: readonly string[], fields: Map<string, Found[]>): void {
    for (const node of set.selections) {
      seen.selections += 1;
      refuseOver('selections, counting those in fragments', seen.selections, most.selections);
      if (node.kind === Kind.FIELD) {
        const name = (node.alias ?? node.name).value;
        if (node.alias) seen.aliases += 1;
        refuseOver('aliases', seen.aliases, most.aliases);
        const same = fields.get(name);
        if (same) same.push({ node, within });
        else fields.set(name, [{ node, within }]);
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        collect(node.selectionSet, within, fields);
      } else if (!within.includes(node.name.value)) {
        // One that spreads itself is followed once; validation refuses it.
        const fragment = fragments.get(node.name.value);
        if (fragment) collect(fragment.selectionSet, [...within, node.name.value], fields);
      }
    }
  }
}

function refuseOver(what: string, count: number, limit: number): void {
  if (count > limit) throw tooComplex(`The document has more than ${limit} ${what}: ask for less at once.`, { limit });
}
