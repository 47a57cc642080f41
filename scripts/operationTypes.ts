import { glob, readFile } from 'node:fs/promises';
import { plugin } from '@graphql-codegen/typescript-operations';
import { type DocumentNode, type GraphQLSchema, parse } from 'graphql';
import { scalars } from '../client/codegen.ts';

/** A document as it stands in a source file, after `/* GraphQL *\/`. */
export type WrittenDocument = { path: string; text: string; before: string };

const DOCUMENT = /\/\* GraphQL \*\/ `([^`]*)`/g;
/** A fragment of another text, put in where the text is. */
const FRAGMENT_USED = /\$\{\w+\}/g;
const BEFORE = 200;

/**
 * Finds the documents in source files.
 *
 * @param folder - Where to look.
 * @param pattern - Which files, from the folder.
 * @returns Each with its file and the source text before it.
 */
export async function documentsIn(folder: string, pattern: string): Promise<WrittenDocument[]> {
  const paths: string[] = [];
  for await (const path of glob(pattern, { cwd: folder })) paths.push(path);
  const files = await Promise.all(
    paths.sort().map(async (path) => ({ path, source: await readFile(`${folder}${path}`, 'utf8') })),
  );
  return files.flatMap(({ path, source }) =>
    [...source.matchAll(DOCUMENT)].map(({ 1: text = '', index }) => ({
      path,
      text,
      before: source.slice(Math.max(0, index - BEFORE), index),
    })),
  );
}

/** Parses a document without the fragments that are put into it. */
export function parsed(text: string): DocumentNode {
  return parse(text.replace(FRAGMENT_USED, ''));
}

/** Writes the types of operations' variables and results, as the client gives them. */
export async function operationTypes(schema: GraphQLSchema, texts: string[]): Promise<string> {
  const documents = texts.map((text) => ({ document: parsed(text) }));
  const config = { scalars, strictScalars: true, skipTypename: true };
  const { prepend = [], content } = await plugin(schema, documents, config, { outputFile: 'types.ts' });
  return [...prepend, content].join('\n');
}
