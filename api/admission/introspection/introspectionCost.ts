import {
  type DocumentNode,
  type GraphQLSchema,
  getIntrospectionQuery,
  getNamedType,
  getNullableType,
  getOperationAST,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
} from 'graphql';

const META_FIELDS = new Map([SchemaMetaFieldDef, TypeMetaFieldDef].map((field) => [field.name, field]));
/** What begins with every type or directive, and the lists that then hold every part of them, each once. */
const ALL: ReadonlySet<string> = new Set(['types', 'directives']);
const PARTS: ReadonlySet<string> = new Set(['fields', 'inputFields', 'args']);
/** Characters of an answer's key that cost as much as a field. */
const KEY_LENGTH = 64;

/** What tools ask: every option of graphql-js's own question. */
const STANDARD = parse(
  getIntrospectionQuery({
    specifiedByUrl: true,
    directiveIsRepeatable: true,
    schemaDescription: true,
    inputValueDeprecation: true,
    oneOf: true,
  }),
);
/** So much more than that may be asked at once. */
const MARGIN = 1.1;

/** How long a list is, by `Type.field`: on average, and at most. */
type Lengths = ReadonlyMap<string, { average: number; most: number }>;

/** What questions about a schema cost, and the most that one may. */
export type IntrospectionCost = {
  of(document: DocumentNode, operation: OperationDefinitionNode): number;
  most: number;
};

/**
 * Works out what questions about a schema cost: the most fields that their answers could hold, from the schema's real
 * lengths. What is asked of every type counts with the average length of its lists, which is exact; all else with the
 * longest there is.
 */
export function createIntrospectionCost(schema: GraphQLSchema): IntrospectionCost {
  const lengths = lengthsOf(schema);
  const standard = getOperationAST(STANDARD);
  return { of: costOf, most: standard ? Math.floor(costOf(STANDARD, standard) * MARGIN) : 0 };

  function costOf(document: DocumentNode, operation: OperationDefinitionNode): number {
    const fragments = new Map(
      document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
    );
    return Math.ceil(countFields(operation.selectionSet, 'Query', false));

    function countFields({ selections }: SelectionSetNode, typeName: string, ofAll: boolean): number {
      return selections.reduce((sum, node) => {
        if (node.kind === Kind.INLINE_FRAGMENT) return sum + countFields(node.selectionSet, typeName, ofAll);
        if (node.kind === Kind.FIELD) {
          const key = (node.alias ?? node.name).value;
          const inner = node.selectionSet ? countInner(node.name.value, node.selectionSet, typeName, ofAll) : 0;
          return sum + 1 + Math.floor(key.length / KEY_LENGTH) + inner;
        }
        const fragment = fragments.get(node.name.value);
        return sum + (fragment ? countFields(fragment.selectionSet, typeName, ofAll) : 0);
      }, 0);
    }

    function countInner(name: string, selectionSet: SelectionSetNode, typeName: string, ofAll: boolean): number {
      const type = schema.getType(typeName);
      const field = META_FIELDS.get(name) ?? (isObjectType(type) ? type.getFields()[name] : undefined);
      if (!field) return 0;
      const inAll = ofAll ? PARTS.has(name) : typeName === '__Schema' && ALL.has(name);
      const each = countFields(selectionSet, getNamedType(field.type).name, inAll);
      if (!isListType(getNullableType(field.type))) return each;
      const { average, most } = lengths.get(`${typeName}.${name}`) ?? { average: 0, most: 0 };
      return each * (ofAll ? average : most);
    }
  }
}

function lengthsOf(schema: GraphQLSchema): Lengths {
  const types = Object.values(schema.getTypeMap());
  const directives = schema.getDirectives();
  const composite = types.filter((type) => isObjectType(type) || isInterfaceType(type));
  const of = (parts: number[], all = parts.length) => ({
    average: parts.reduce((sum, length) => sum + length, 0) / Math.max(1, all),
    most: Math.max(0, ...parts),
  });
  const ofTypes = (parts: number[]) => of(parts, types.length);
  const sizeOf = (members: object) => Object.keys(members).length;
  return new Map([
    ['__Schema.types', of([types.length])],
    ['__Schema.directives', of([directives.length])],
    ['__Directive.args', of(directives.map(({ args }) => args.length))],
    ['__Type.fields', ofTypes(composite.map((type) => sizeOf(type.getFields())))],
    ['__Type.interfaces', ofTypes(composite.map((type) => type.getInterfaces().length))],
    ['__Type.possibleTypes', ofTypes(types.filter(isAbstractType).map((type) => schema.getPossibleTypes(type).length))],
    ['__Type.inputFields', ofTypes(types.filter(isInputObjectType).map((type) => sizeOf(type.getFields())))],
    ['__Type.enumValues', ofTypes(types.filter(isEnumType).map((type) => type.getValues().length))],
    ['__Field.args', of(composite.flatMap((type) => Object.values(type.getFields()).map(({ args }) => args.length)))],
  ]);
}
