import {
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  print,
  TypeInfo,
  typeFromAST,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { z } from 'zod';

const scalars: Record<string, () => z.ZodType> = {
  BigInt: () => z.string().regex(/^-?\d+$/, 'must be a whole number, in quotes'),
  Boolean: () => z.boolean(),
  Bytes: () => z.string().regex(/^0x([0-9a-fA-F]{2})*$/, 'must be 0x and hex digits'),
  ID: () => z.string(),
  Int: () => z.int(),
  String: () => z.string(),
};

/** What a document's variables may be, each described as the schema describes the argument that it is given to. */
export function inputOf(schema: GraphQLSchema, document: DocumentNode): z.ZodType<Record<string, unknown>> {
  const meanings = meaningsOf(schema, document);
  const shape: Record<string, z.ZodType> = {};
  visit(document, {
    VariableDefinition({ variable: { name }, type, defaultValue }) {
      const given = typeFromAST(schema, type as never) as GraphQLInputType;
      const usual = defaultValue && `${print(defaultValue)} by default.`;
      const description = [meanings.get(name.value), usual].filter(Boolean).join(' ');
      const value = givenOf(given, defaultValue === undefined);
      shape[name.value] = description === '' ? value : value.describe(description);
    },
  });
  return z.strictObject(shape);
}

function meaningsOf(schema: GraphQLSchema, document: DocumentNode): Map<string, string> {
  const types = new TypeInfo(schema);
  const meanings = new Map<string, string>();
  const visitor = visitWithTypeInfo(types, {
    Argument({ value }) {
      const { description } = types.getArgument() ?? {};
      if (value.kind === Kind.VARIABLE && description) meanings.set(value.name.value, description);
    },
  });
  visit(document, visitor);
  return meanings;
}

function givenOf(type: GraphQLInputType, isNeeded = true): z.ZodType {
  if (!isNonNullType(type)) return presentOf(type).optional();
  return isNeeded ? presentOf(type.ofType) : presentOf(type.ofType).optional();
}

function presentOf(type: GraphQLInputType): z.ZodType {
  if (isListType(type)) return z.array(presentOf(isNonNullType(type.ofType) ? type.ofType.ofType : type.ofType));
  if (isEnumType(type)) return z.enum(type.getValues().map(({ name }) => name));
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).map(({ name, type: of, description }): [string, z.ZodType] => {
      const value = givenOf(of);
      return [name, description ? value.describe(description) : value];
    });
    return z.strictObject(Object.fromEntries(fields)).describe(type.description ?? '');
  }
  const scalar = 'name' in type ? scalars[type.name] : undefined;
  if (scalar === undefined)
    throw new Error(`A trusted document has a variable of type ${type}: add it to mcp/inputOf.ts.`);
  return scalar();
}
