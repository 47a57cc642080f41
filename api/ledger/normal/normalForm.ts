import {
  type ArgumentNode,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  typeFromAST,
  valueFromASTUntyped,
  visit,
} from 'graphql';
import { fault } from '../../errors.ts';
import type { Variables } from './input.ts';
import { type MadeVariable, UsedVariables } from './inputNode.ts';
import { stateOf } from './shape.ts';
import { type ArgumentsWriter, createArgumentsWriter } from './writeArguments.ts';

/** An operation whose ledger fields graph-node answers as the GraphQL specification and `docs/reading.md` say. */
export type NormalForm = {
  /** The operation alone, with the fragments that it uses; it selects what is left of it, and takes no directives. */
  document: DocumentNode;
  /** The variables that are made from the client's; the others are sent as they came. */
  made: readonly MadeVariable[];
  /** Names of those of the client's that are still used. */
  sent: ReadonlySet<string>;
  /** Whether an object in it has no field left, which graph-node cannot answer. */
  isHollow: boolean;
};

/**
 * Writes operations in their normal form. It is the same for all variables of the same shape, see `shapeOf`.
 *
 * @throws GraphQLError BAD_USER_INPUT
 */
export type Normaliser = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
) => NormalForm;

type SchemaType = GraphQLNamedType | null | undefined;

/**
 * Makes the normaliser of a gateway.
 *
 * @param schema - The gateway's schema, which documents are valid in.
 * @param ledgerSchema - What graph-node serves; other fields stay as they are but for directives.
 */
export function createNormaliser(schema: GraphQLSchema, ledgerSchema: GraphQLSchema): Normaliser {
  const writeArguments = createArgumentsWriter(ledgerSchema);
  return (document, operation, variables) => {
    const writer = new Writer({ schema, ledgerSchema, writeArguments }, document, operation, variables);
    return writer.write(operation);
  };
}

type Schemas = { schema: GraphQLSchema; ledgerSchema: GraphQLSchema; writeArguments: ArgumentsWriter };

class Writer {
  readonly #schemas: Schemas;
  readonly #variables: Variables;
  readonly #used: UsedVariables;
  readonly #sources = new Map<string, FragmentDefinitionNode>();
  /** Fragments in their normal form; undefined while one is being written, or when nothing is left of it. */
  readonly #fragments = new Map<string, FragmentDefinitionNode | undefined>();
  #isHollow = false;

  constructor(
    schemas: Schemas,
    document: DocumentNode,
    { variableDefinitions = [] }: OperationDefinitionNode,
    variables: Record<string, unknown>,
  ) {
    this.#schemas = schemas;
    const defaults = new Map(
      variableDefinitions.map(({ variable, defaultValue }) => [variable.name.value, defaultValue]),
    );
    this.#variables = { state: (name) => stateOf(variables, name), defaultOf: (name) => defaults.get(name) };
    this.#used = new UsedVariables(defaults.keys());
    for (const definition of document.definitions)
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.#sources.set(definition.name.value, definition);
  }

  write(operation: OperationDefinitionNode): NormalForm {
    const selections = this.#selections(operation.selectionSet, this.#schemas.schema.getRootType(operation.operation));
    const { made, sent } = this.#used;
    const kept = operation.variableDefinitions?.filter(({ variable }) => sent.has(variable.name.value)) ?? [];
    const written: OperationDefinitionNode = {
      ...operation,
      directives: [],
      variableDefinitions: [...kept, ...made.map(({ definition }) => definition)],
      selectionSet: { ...operation.selectionSet, selections },
    };
    const fragments = [...this.#fragments.values()].filter((fragment) => fragment !== undefined);
    return {
      document: { kind: Kind.DOCUMENT, definitions: [written, ...fragments] },
      made,
      sent,
      isHollow: this.#isHollow,
    };
  }

  #selections({ selections }: SelectionSetNode, parent: SchemaType): SelectionNode[] {
    return selections.flatMap((selection) => {
      if (!this.#isIncluded(selection.directives)) return [];
      if (selection.kind === Kind.FIELD) return this.#field(selection, parent);
      if (selection.kind === Kind.FRAGMENT_SPREAD)
        return this.#fragment(selection.name.value) ? { ...selection, directives: [] } : [];
      const type = selection.typeCondition ? typeFromAST(this.#schemas.schema, selection.typeCondition) : parent;
      const inner = this.#selections(selection.selectionSet, type);
      if (inner.length === 0) return [];
      return { ...selection, directives: [], selectionSet: { ...selection.selectionSet, selections: inner } };
    });
  }

  #field(node: FieldNode, parent: SchemaType): FieldNode {
    const name = node.name.value;
    const type = fieldsOf(parent)[name]?.type;
    const { selectionSet } = node;
    return {
      ...node,
      directives: [],
      arguments: this.#arguments(node, parent),
      ...(selectionSet && { selectionSet: { ...selectionSet, selections: this.#inner(selectionSet, type) } }),
    };
  }

  #inner(selectionSet: SelectionSetNode, type: GraphQLOutputType | undefined): SelectionNode[] {
    const inner = this.#selections(selectionSet, type && getNamedType(type));
    if (inner.length > 0) return inner;
    this.#isHollow = true;
    return [NOTHING];
  }

  #arguments(node: FieldNode, parent: SchemaType): readonly ArgumentNode[] {
    const { ledgerSchema, writeArguments } = this.#schemas;
    const nodes = node.arguments ?? [];
    const field = fieldsOf(ledgerSchema.getType(parent?.name ?? ''))[node.name.value];
    if (field) return writeArguments(field, nodes, this.#variables, this.#used);
    for (const argument of nodes) visit(argument, { Variable: ({ name }) => void this.#used.sent.add(name.value) });
    return nodes;
  }

  #fragment(name: string): FragmentDefinitionNode | undefined {
    const source = this.#sources.get(name);
    if (this.#fragments.has(name) || !source) return this.#fragments.get(name);
    this.#fragments.set(name, undefined);
    const type = typeFromAST(this.#schemas.schema, source.typeCondition);
    const selections = this.#selections(source.selectionSet, isCompositeType(type) ? type : undefined);
    const { directives: _, ...rest } = source;
    const written = { ...rest, selectionSet: { ...source.selectionSet, selections } };
    if (selections.length > 0) this.#fragments.set(name, written);
    return this.#fragments.get(name);
  }

  #isIncluded(directives: readonly DirectiveNode[] = []): boolean {
    return directives.every(({ name, arguments: [condition] = [] }) => {
      if (name.value === GraphQLIncludeDirective.name) return this.#isTrue(condition?.value);
      return name.value !== GraphQLSkipDirective.name || !this.#isTrue(condition?.value);
    });
  }

  #isTrue(node: NonNullable<DirectiveNode['arguments']>[number]['value'] | undefined): boolean {
    if (node?.kind !== Kind.VARIABLE) return node?.kind === Kind.BOOLEAN && node.value;
    const name = node.name.value;
    const state = this.#variables.state(name);
    if (state === 'true' || state === 'false') return state === 'true';
    const value = this.#variables.defaultOf(name);
    if (state === 'absent' && value) return valueFromASTUntyped(value) === true;
    throw fault('BAD_USER_INPUT', `The variable $${name} decides what is included: it must be true or false.`);
  }
}

/** Selects nothing, where something must be selected. */
const NOTHING: FieldNode = {
  kind: Kind.FIELD,
  name: { kind: Kind.NAME, value: '__typename' },
  directives: [
    {
      kind: Kind.DIRECTIVE,
      name: { kind: Kind.NAME, value: GraphQLSkipDirective.name },
      arguments: [
        { kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: 'if' }, value: { kind: Kind.BOOLEAN, value: true } },
      ],
    },
  ],
};

function fieldsOf(type: SchemaType) {
  return isObjectType(type) || isInterfaceType(type) ? type.getFields() : {};
}
