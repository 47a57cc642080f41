import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isObjectType,
} from 'graphql';

type Field = GraphQLField<unknown, unknown>;

const SAMPLES: Record<string, string> = {
  Bytes: '"0x12ab"',
  BigInt: '"1"',
  Int: '1',
  Int8: '"1"',
  Timestamp: '"1"',
  Boolean: 'true',
  String: '"0x12ab"',
};

/** Questions with one filter or ordering each, by what they do: the operator and the kind of field that it is for. */
export function questionsOf(schema: GraphQLSchema): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const list of Object.values(schema.getQueryType()?.getFields() ?? {})) {
    const entity = getNamedType(list.type);
    if (!isObjectType(entity)) continue;
    for (const { kind, argument } of [...filtersOf(list, entity), ...orderingsOf(list, entity)]) {
      const needed = list.args
        .filter(({ name }) => name === 'interval')
        .map(({ type }) => `interval: ${sample(type)}, `);
      const question = `{ ${list.name}(${needed.join('')}first: 1, ${argument}) { id } }`;
      found.set(kind, [...(found.get(kind) ?? []), question]);
    }
  }
  return found;
}

function filtersOf(list: Field, entity: GraphQLObjectType) {
  const where = getNamedType(list.args.find(({ name }) => name === 'where')?.type);
  if (!isInputObjectType(where) || takesText(list)) return [];
  return Object.values(where.getFields()).map(({ name, type }) => {
    const [field = '', ...operator] = name.split('_');
    return {
      kind: `where ${operator.join('_')} of ${kindOf(entity.getFields()[field]) ?? name}`,
      argument: `where: { ${name}: ${sample(type)} }`,
    };
  });
}

function orderingsOf(list: Field, entity: GraphQLObjectType) {
  const orderBy = getNamedType(list.args.find(({ name }) => name === 'orderBy')?.type);
  if (!isEnumType(orderBy)) return [];
  return orderBy.getValues().map(({ name }) => {
    const [field = '', inner] = name.split('__');
    const own = entity.getFields()[field];
    const other = own && getNamedType(own.type);
    const then = inner && isObjectType(other) ? ` then ${kindOf(other.getFields()[inner])}` : '';
    return { kind: `orderBy ${kindOf(own)}${then}`, argument: `orderBy: ${name}` };
  });
}

function takesText(list: Field): boolean {
  return list.args.some(({ name }) => name === 'text');
}

function kindOf(field: Field | undefined): string | undefined {
  if (!field) return undefined;
  const type = getNamedType(field.type);
  const of = isObjectType(type) ? `reference by ${getNamedType(type.getFields().id?.type)}` : type.name;
  return `${isListType(getNullableType(field.type)) ? 'list of ' : ''}${isEnumType(type) ? 'enum' : of}`;
}

function sample(type: GraphQLInputType): string {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return `[${sample(nullable.ofType)}]`;
  if (isEnumType(nullable)) return nullable.getValues()[0]?.name ?? '';
  if (isInputObjectType(nullable)) return nullable.name === 'BlockChangedFilter' ? '{ number_gte: 1 }' : '{}';
  return SAMPLES[nullable.name] ?? '"1"';
}
