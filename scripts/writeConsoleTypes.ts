import { mkdir, writeFile } from 'node:fs/promises';
import { concatAST, type GraphQLSchema, validate } from 'graphql';
import { documentsIn, operationTypes, parsed, type WrittenDocument } from './operationTypes.ts';

const SOURCE = new URL('../console/src/', import.meta.url).pathname;
const HEADING = '// Made of the documents in console/src by `npm run codegen`.\n\n';
const DECLARED = /: DocumentText<(\w+), \w+> =\s*$/;
const FRAGMENT = /^\s*fragment\b/;
const OPERATION = /\b(query|mutation|subscription)\s+(\w+)/;

/**
 * Writes the types of the page's operations. A document is declared as
 * `const document: DocumentText<NameQuery, NameQueryVariables> = …`; a fragment that several share is a text of its own,
 * put into theirs by `${name}`. Other documents are examples for people, and have no types.
 *
 * @throws Error that names the document whose declared type is another operation's, or which does not fit the schema
 */
export async function writeConsoleTypes(schema: GraphQLSchema): Promise<void> {
  const documents = (await documentsIn(SOURCE, '**/*.{ts,tsx}')).filter(
    ({ before, text }) => DECLARED.test(before) || FRAGMENT.test(text),
  );
  for (const document of documents) if (!FRAGMENT.test(document.text)) checkName(document);
  const texts = documents.map(({ text }) => text);
  const [fault] = validate(schema, concatAST(texts.map(parsed)));
  if (fault) throw fault;
  const types = await operationTypes(schema, texts);
  await mkdir(`${SOURCE}generated`, { recursive: true });
  await writeFile(`${SOURCE}generated/operations.ts`, HEADING + types);
}

function checkName({ path, text, before }: WrittenDocument): void {
  const [, kind = '', name = ''] = OPERATION.exec(text) ?? [];
  const [, declared] = DECLARED.exec(before) ?? [];
  const expected = `${name}${kind.slice(0, 1).toUpperCase()}${kind.slice(1)}`;
  if (declared !== expected)
    throw new Error(`console/src/${path}: ${name} is declared as ${declared}, not ${expected}.`);
}
