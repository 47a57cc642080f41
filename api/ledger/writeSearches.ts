import {
  type ArgumentNode,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  separateOperations,
  TypeInfo,
  valueFromASTUntyped,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { searchTexts } from './searchTexts.ts';
import { toTsquery } from './toTsquery.ts';

/** An operation whose searches graph-node understands. */
export type WrittenSearches = {
  /** The operation alone, with the fragments that it uses. */
  document: DocumentNode;
  /** The values of the variables that are left. */
  variables: Record<string, unknown>;
  /** Whether a text came from a variable: with other variables the document is another. */
  fromVariables: boolean;
};

/**
 * Writes what the searches of an operation look for as graph-node wants it, see {@link toTsquery}. A variable's value
 * becomes part of the document, because the variable may be used elsewhere too.
 *
 * @param schema - The gateway's schema, which the document is valid in.
 * @param ledgerSchema - What graph-node serves.
 * @param variables - The request's variables as they came. A text that is no string stays, to be refused.
 */
export function writeSearches(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  schema: GraphQLSchema,
  ledgerSchema: GraphQLSchema,
  variables: Record<string, unknown>,
): WrittenSearches {
  const alone = separateOperations(document)[operation.name?.value ?? ''];
  if (!alone) throw new Error('The operation is not one of the document.');
  const texts = searchTexts(ledgerSchema);
  const values = { ...defaultsOf(operation), ...variables };
  const typeInfo = new TypeInfo(schema);
  let fromVariables = false;
  const written = visit(
    alone,
    visitWithTypeInfo(typeInfo, {
      Argument(node): ArgumentNode | undefined {
        if (typeInfo.getParentType() !== schema.getQueryType()) return;
        if (texts.get(typeInfo.getFieldDef()?.name ?? '')?.name !== node.name.value) return;
        if (node.value.kind === Kind.VARIABLE) fromVariables = true;
        const text: unknown = valueFromASTUntyped(node.value, values);
        return typeof text === 'string' ? { ...node, value: { kind: Kind.STRING, value: toTsquery(text) } } : undefined;
      },
    }),
  );
  return { ...withoutUnused(written, variables), fromVariables };
}

function defaultsOf({ variableDefinitions = [] }: OperationDefinitionNode): Record<string, unknown> {
  return Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
    ),
  );
}

/**
 * Without the variables that nothing uses any more: graph-node refuses such an operation, and any request with a value
 * that is no Unicode.
 */
function withoutUnused(
  document: DocumentNode,
  variables: Record<string, unknown>,
): Pick<WrittenSearches, 'document' | 'variables'> {
  const used = new Set<string>();
  visit(document, {
    VariableDefinition() {
      return false;
    },
    Variable({ name }) {
      used.add(name.value);
    },
  });
  return {
    document: visit(document, {
      VariableDefinition({ variable }) {
        return used.has(variable.name.value) ? undefined : null;
      },
    }),
    variables: Object.fromEntries(Object.entries(variables).filter(([name]) => used.has(name))),
  };
}
