import { readFile } from 'node:fs/promises';
import { Kind, parse } from 'graphql';

const row = /^\| ([^|]+) \|/gm;
const firstLetters = /(?:^|[ -])(\w)/g;

/**
 * The words that mean one thing everywhere: those of `docs/glossary.md` and the types of the published schema.
 *
 * @returns Each as a type would be named, `QuoteToken`, with where its meaning is written.
 */
export async function knownWords(): Promise<Map<string, string>> {
  const glossary = await readFile('docs/glossary.md', 'utf8');
  const schema = parse(await readFile('api/published/schema.graphql', 'utf8'));
  const words = [...glossary.matchAll(row)].flatMap(([, cell = '']) => cell.split(',')).map((word) => word.trim());
  return new Map([
    ...words.map((word): [string, string] => [
      word.replace(firstLetters, (_, letter: string) => letter.toUpperCase()),
      `docs/glossary.md, “${word}”`,
    ]),
    ...schema.definitions.flatMap((node): [string, string][] =>
      node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.ENUM_TYPE_DEFINITION
        ? [[node.name.value, `type ${node.name.value} of the schema`]]
        : [],
    ),
  ]);
}
