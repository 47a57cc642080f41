import { GraphQLError, type GraphQLSchema, isScalarType, Kind, print, type ValueNode } from 'graphql';

/**
 * Makes a schema refuse, as `Bytes`, whatever is no text. What introspection tells of a scalar is only its name, so that
 * a client's number would get as far as a resolver.
 */
export function readBytes(schema: GraphQLSchema): void {
  const bytes = schema.getType('Bytes');
  if (isScalarType(bytes)) Object.assign(bytes, { parseValue, parseLiteral });
}

function parseValue(value: unknown): string {
  if (typeof value === 'string') return value;
  throw new GraphQLError(`Bytes cannot be ${JSON.stringify(value)}: give a string of 0x and hexadecimal digits.`);
}

function parseLiteral(node: ValueNode): string {
  if (node.kind === Kind.STRING) return node.value;
  throw new GraphQLError(`Bytes cannot be ${print(node)}: give a string of 0x and hexadecimal digits.`, {
    nodes: node,
  });
}
