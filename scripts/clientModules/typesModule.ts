import type { GraphQLSchema } from 'graphql';
import { documentsIn, operationTypes } from '../operationTypes.ts';

const CLIENT = new URL('../../client/', import.meta.url).pathname;

/**
 * Writes the types of the client's documents, and of the inputs of all mutations.
 *
 * @returns The text of a module.
 */
export async function typesModule(schema: GraphQLSchema): Promise<string> {
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
  const variables = mutations.map(({ name, args }) => `$${name}: ${args[0]?.type}`).join(' ');
  const fields = mutations.map(({ name }) => `${name}(input: $${name}) { __typename }`).join(' ');
  const inputs = `mutation Inputs(${variables}) { ${fields} }`;
  const written = await operationTypes(schema, [...(await clientDocuments()), inputs]);
  // The operation itself is nobody's.
  const [types = ''] = written.split('export type InputsMutationVariables');
  return `\n${types}`;
}

async function clientDocuments(): Promise<string[]> {
  return (await documentsIn(CLIENT, '*/documents.ts')).map(({ text }) => text);
}
