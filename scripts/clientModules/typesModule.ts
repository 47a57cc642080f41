import { glob, readFile } from 'node:fs/promises';
import { plugin } from '@graphql-codegen/typescript-operations';
import { type GraphQLSchema, parse } from 'graphql';
import { scalars } from '../../client/codegen.ts';

const CLIENT = new URL('../../client/', import.meta.url).pathname;
const DOCUMENT = /\/\* GraphQL \*\/ `([^`]*)`/g;

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
  const texts = [...(await clientDocuments()), inputs];
  const documents = texts.map((text) => ({ document: parse(text) }));
  const config = { scalars, strictScalars: true, skipTypename: true };
  const { prepend = [], content } = await plugin(schema, documents, config, { outputFile: 'types.ts' });
  // The operation itself is nobody's.
  const [types = ''] = [...prepend, content].join('\n').split('export type InputsMutationVariables');
  return `\n${types}`;
}

async function clientDocuments(): Promise<string[]> {
  const paths: string[] = [];
  for await (const path of glob('*/documents.ts', { cwd: CLIENT })) paths.push(path);
  paths.sort();
  const files = await Promise.all(paths.map((path) => readFile(`${CLIENT}${path}`, 'utf8')));
  return files.flatMap((text) => [...text.matchAll(DOCUMENT)].map(([, document = '']) => document));
}
