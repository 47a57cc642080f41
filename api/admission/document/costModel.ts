import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';
import type { OwnCosts } from './ownCosts.ts';

type Variables = Record<string, unknown>;
/** A field: what it costs itself, how many objects it gives, what each costs, and what is selected of each. */
export type Priced = {
  name: string;
  weight: number;
  objects: (variables: Variables) => number;
  each: 0 | 1;
  inner: readonly Priced[];
};

/** What operations cost, for the variables that they are asked with. */
export type OperationPrice = (variables: Variables | null | undefined) => number;

/** What costs are worked out by: the gateway's schema, and what its own fields cost. */
export type CostModel = { schema: GraphQLSchema; own: OwnCosts };

const FIRST = 'first';
/** What routers of Apollo Federation name rows by: a list, of as many. */
const REPRESENTATIONS = 'representations';
const MOST_ROWS = 1_000;
const DEFAULT_ROWS = 100;
/** Rows of a list that says nothing of its length. */
const ASSUMED_ROWS = 10;
const SEARCH_WEIGHT = 100;

/**
 * Works out what an operation costs: the number of objects that its answer could hold, which is the product of `first`
 * over lists inside each other, and the weights of fields that ask the chain's node or the relay's database.
 *
 * @param document - Within `parseWithinLimits`, so that following each spread ends soon.
 * @param model.own - Weights and lengths of the gateway's own fields.
 */
export function priceOf(document: DocumentNode, operation: OperationDefinitionNode, model: CostModel): OperationPrice {
  return sumOf(pricedFields(document, operation, model, false), operation);
}

/**
 * Works out what of that cost is the gateway's own: its fields and all in them, as often as the ledger's rows around them
 * could be.
 *
 * @returns Undefined when there are no such fields.
 */
export function ownPriceOf(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  model: CostModel,
): OperationPrice | undefined {
  const priced = pricedFields(document, operation, model, true);
  return priced.length > 0 ? sumOf(priced, operation) : undefined;
}

function sumOf(priced: readonly Priced[], operation: OperationDefinitionNode): OperationPrice {
  const valuesOf = withDefaults(operation);
  return (variables) => {
    const values = valuesOf(variables);
    return priced.reduce((sum, field) => sum + costOf(field, values), 0);
  };
}

/** The fields of an operation as they are priced; the gateway's own alone, and those around them, if so asked. */
export function pricedFields(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  { schema, own }: CostModel,
  onlyOwn: boolean,
): Priced[] {
  const fragments = new Map(
    document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
  ) as ReadonlyMap<string, FragmentDefinitionNode>;
  const root = schema.getRootType(operation.operation);
  return root ? priceSelections(operation.selectionSet, root.name, onlyOwn) : [];

  function priceSelections({ selections }: SelectionSetNode, type: string, onlyOwn: boolean): Priced[] {
    return selections.flatMap((node) => {
      if (node.kind === Kind.FIELD) return priceField(node, type, onlyOwn) ?? [];
      const fragment = node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : node;
      return fragment
        ? priceSelections(fragment.selectionSet, fragment.typeCondition?.name.value ?? type, onlyOwn)
        : [];
    });
  }

  function priceField(node: FieldNode, typeName: string, onlyOwn: boolean): Priced | undefined {
    const type = schema.getType(typeName);
    const fields = isObjectType(type) || isInterfaceType(type) ? type.getFields() : {};
    const field = fields[node.name.value];
    if (!field) return undefined;
    const known = own.get(`${typeName}.${field.name}`);
    const isAround = onlyOwn && !known;
    const { weight, length } = known ?? { weight: isAround ? 0 : searchWeight(field, typeName) };
    const inner = node.selectionSet ? priceSelections(node.selectionSet, getNamedType(field.type).name, isAround) : [];
    if (isAround && inner.length === 0) return undefined;
    const objects = node.selectionSet ? objectsOf(node, field, length) : () => 0;
    return { name: field.name, weight, objects, each: isAround ? 0 : 1, inner };
  }
}

function costOf({ weight, objects, each, inner }: Priced, variables: Variables): number {
  const count = objects(variables);
  return (
    weight + (count === 0 ? 0 : count * inner.reduce<number>((sum, field) => sum + costOf(field, variables), each))
  );
}

/** How many objects a field can give: as many as it names, or as `first` allows, of a Relay connection too; otherwise one or a list's length. */
function objectsOf(node: FieldNode, field: GraphQLField<unknown, unknown>, length = ASSUMED_ROWS): Priced['objects'] {
  if (field.args.some(({ name }) => name === REPRESENTATIONS)) return namedBy(node);
  const first = field.args.find(({ name }) => name === FIRST);
  if (!first) return () => (isListType(getNullableType(field.type)) ? length : 1);
  const standard = typeof first.defaultValue === 'number' ? first.defaultValue : DEFAULT_ROWS;
  const value = node.arguments?.find(({ name }) => name.value === FIRST)?.value;
  if (value?.kind === Kind.VARIABLE) return (variables) => rowsOf(variables[value.name.value], standard);
  const rows = rowsOf(value?.kind === Kind.INT ? Number(value.value) : undefined, standard);
  return () => rows;
}

function namedBy(node: FieldNode): Priced['objects'] {
  const value = node.arguments?.find(({ name }) => name.value === REPRESENTATIONS)?.value;
  if (value?.kind === Kind.VARIABLE) {
    return (variables) => {
      const given = variables[value.name.value];
      return Array.isArray(given) ? given.length : 1;
    };
  }
  const count = value?.kind === Kind.LIST ? value.values.length : 1;
  return () => count;
}

/** What is no number of rows is refused by others, and costs as if it were not there. */
function rowsOf(value: unknown, standard: number): number {
  return typeof value === 'number' && value >= 0 ? Math.min(value, MOST_ROWS) : standard;
}

function searchWeight(field: GraphQLField<unknown, unknown>, typeName: string): number {
  return typeName === 'Query' && field.name.endsWith('Search') ? SEARCH_WEIGHT : 0;
}

/** The variables of an operation, with its defaults for those that are not given. */
export function withDefaults({
  variableDefinitions = [],
}: OperationDefinitionNode): (variables: Variables | null | undefined) => Variables {
  const defaults = Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue === undefined ? [] : [[variable.name.value, valueFromASTUntyped(defaultValue)]],
    ),
  );
  return (variables) => ({ ...defaults, ...variables });
}
