import {
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  isScalarType,
} from 'graphql';

type Field = { owner: string; name: string; type: GraphQLNamedType };

/** Scalars that are integers in decimal digits. */
const INTEGERS = ['BigInt', 'Int8', 'Timestamp'];
/** Scalars that may hold anything, and whose contents belong to nobody's schema. */
const JSONS = ['JSON', 'TypedData'];
/** Scalars whose values are never digits alone: numbers and booleans of JSON are no strings, and bytes begin with `0x`. */
const UNMISTAKABLE = ['Boolean', 'Bytes', 'Float', 'Int'];

/**
 * Finds by which names the fields are known that hold integers, and where the same name is a text.
 *
 * @returns The text of a module.
 * @throws Error when a name cannot tell: then the schema needs another one
 */
export function scalarsModule(schema: GraphQLSchema): string {
  const fields = fieldsOf(schema);
  const isOf = (scalars: string[]) => (field: Field) => scalars.includes(field.type.name);
  const integers = namesOf(fields.filter(isOf(INTEGERS)));
  const json = namesOf(fields.filter(isOf(JSONS)));
  const texts = fields.filter(
    ({ name, type }) => integers.has(name) && isScalarType(type) && ![...INTEGERS, ...UNMISTAKABLE].includes(type.name),
  );
  const otherwise = new Set(texts.flatMap(({ owner, name }) => parentsOf(owner).map((parent) => `${parent}.${name}`)));
  for (const path of otherwise) {
    const [parent, name] = path.split('.') as [string, string];
    const owners = fields.filter((field) => field.name === parent).flatMap(({ type }) => possible(type));
    const integer = fields.find(
      (field) => field.name === name && owners.includes(field.owner) && isOf(INTEGERS)(field),
    );
    if (integer) throw new Error(`“${path}” is an integer in ${integer.owner} and a text elsewhere: rename one.`);
  }
  for (const { owner, name, type } of fields) {
    if (!json.has(name) || JSONS.includes(type.name)) continue;
    if (!isScalarType(type)) throw new Error(`${owner}.${name} has fields, and is JSON elsewhere: rename one.`);
  }
  return `
/** Names of fields that hold an integer in decimal digits: \`BigInt\`, \`Int8\` and \`Timestamp\`. */
export const integers = ${lines(integers)};

/** Names of fields that hold any JSON. */
export const json = ${lines(json)};

/** Where a field of {@link integers} holds a text, by the field above it. */
export const otherwise = ${lines(otherwise)};
`;

  function possible(type: GraphQLNamedType): string[] {
    return isAbstractType(type) ? [type.name, ...schema.getPossibleTypes(type).map(({ name }) => name)] : [type.name];
  }

  function parentsOf(owner: string): string[] {
    return [...namesOf(fields.filter(({ type }) => possible(type).includes(owner)))];
  }
}

function fieldsOf(schema: GraphQLSchema): Field[] {
  return Object.values(schema.getTypeMap()).flatMap((owner) =>
    (isObjectType(owner) || isInterfaceType(owner)) && !owner.name.startsWith('__')
      ? Object.values(owner.getFields()).map(({ name, type }) => ({
          owner: owner.name,
          name,
          type: getNamedType(type),
        }))
      : [],
  );
}

function namesOf(fields: Field[]): Set<string> {
  return new Set(fields.map(({ name }) => name).sort());
}

function lines(names: Set<string>): string {
  return `'${[...names].sort().join(' ')}'`;
}
