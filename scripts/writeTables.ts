import { readFile, writeFile } from 'node:fs/promises';
import { type FieldDefinitionNode, Kind, type ObjectTypeDefinitionNode, parse, type TypeNode } from 'graphql';
import type { Table } from '../verify/compare/table.ts';

const SCHEMA = new URL('../schema.graphql', import.meta.url);
const SERVED = new URL('../api/ledger/served.graphql', import.meta.url);
const TARGET = new URL('../verify/compare/tables.ts', import.meta.url);

/** Rows that are not one guild's: all guilds share them, strangers' contracts or IPFS make them, or nobody reads them. */
const OF_NO_GUILD = [
  ...['Account', 'Token', 'PairToken', 'Market', 'Trade', 'LiquidityChange', 'Document'],
  'ExecutionCursor',
];

/** Writes the types of rows of schema.graphql as a module, for what compares them with the chain. */
export async function writeTables(): Promise<void> {
  const [schema, served] = await Promise.all([SCHEMA, SERVED].map((url) => readFile(url, 'utf8')));
  const types = readTypes(schema ?? '').filter(({ name }) => !OF_NO_GUILD.includes(name.value));
  const lists = readLists(served ?? '');
  const tables = types.map((type) => tableOf(type, types, lists));
  const text = `import type { Table } from './table.ts';

/** The types of rows of a guild in schema.graphql, which \`npm run codegen\` makes this file from. */
export const tables: readonly Table[] = ${JSON.stringify(tables, null, 2)};
`;
  await writeFile(TARGET, text);
}

/** The types of rows; series and what they are summed from have no rows that follow from one log. */
function readTypes(schema: string): ObjectTypeDefinitionNode[] {
  const types = parse(schema).definitions.filter((definition) => definition.kind === Kind.OBJECT_TYPE_DEFINITION);
  return types.filter(({ directives }) =>
    directives?.some(({ name, arguments: given }) => name.value === 'entity' && given?.[0]?.name.value === 'immutable'),
  );
}

/** The lists of a query, by the type of their rows. */
function readLists(served: string): Map<string, string> {
  const query = parse(served).definitions.find(
    (definition) => definition.kind === Kind.OBJECT_TYPE_DEFINITION && definition.name.value === 'Query',
  ) as ObjectTypeDefinitionNode | undefined;
  const lists = query?.fields?.filter(({ type, name }) => isList(type) && !name.value.endsWith('Search')) ?? [];
  return new Map(lists.map(({ name, type }) => [typeName(type), name.value]));
}

function tableOf(type: ObjectTypeDefinitionNode, types: ObjectTypeDefinitionNode[], lists: Map<string, string>): Table {
  const name = type.name.value;
  const fields = (type.fields ?? []).filter(({ directives }) => directives?.length === 0);
  const kept = fields.filter((field) => typeName(field.type) !== 'Document');
  const links = kept.filter(isLink);
  return {
    type: name,
    list: lists.get(name) ?? '',
    values: kept.filter((field) => !isLink(field)).map((field) => field.name.value),
    links: links.map((link) => link.name.value),
    ...ownerOf(name, links, types),
  };

  function isLink(field: FieldDefinitionNode): boolean {
    return lists.has(typeName(field.type));
  }
}

/** How rows of a guild are found. */
function ownerOf(
  name: string,
  links: FieldDefinitionNode[],
  types: ObjectTypeDefinitionNode[],
): Pick<Table, 'via' | 'owner' | 'ownerType'> {
  if (name === 'Guild') return { via: 'id', owner: 'guild', ownerType: 'Guild' };
  const own = links.find((link) => link.name.value === 'guild');
  const ofGuild = links.find(({ type }) => {
    const target = types.find((other) => other.name.value === typeName(type));
    return target?.fields?.some((field) => field.name.value === 'guild');
  });
  const link = own ?? ofGuild ?? links[0];
  if (link === undefined) throw new Error(`schema.graphql: nothing leads from ${name} to its guild.`);
  const owner = own !== undefined ? 'guild' : ofGuild !== undefined ? 'ofGuild' : 'record';
  return { via: link.name.value, owner, ownerType: typeName(link.type) };
}

function isList(type: TypeNode): boolean {
  return type.kind === Kind.NON_NULL_TYPE ? isList(type.type) : type.kind === Kind.LIST_TYPE;
}

function typeName(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : typeName(type.type);
}
