import {
  type DefinitionNode,
  type GraphQLSchema,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  printSchema,
} from 'graphql';
import { entityLists } from './entityLists.ts';

const VERSION = 'https://specs.apollo.dev/federation/v2.3';
/** What only subgraphs have: composers add it themselves. */
const OF_SUBGRAPHS: ReadonlySet<string> = new Set(['_Any', '_Service', '_Entity']);
const ROOT_FIELDS: ReadonlySet<string> = new Set(['_service', '_entities']);
/** What other subgraphs are likely to have as well, in the same form. */
const SHARED: ReadonlySet<string> = new Set(['PageInfo']);

const written = new WeakMap<GraphQLSchema, string>();

/**
 * A schema of the gateway as a subgraph of Apollo Federation v2.
 *
 * @see https://www.apollographql.com/docs/graphos/schema-design/federated-schemas/reference/subgraph-spec
 */
export function federationSdl(schema: GraphQLSchema): string {
  const sdl = written.get(schema) ?? writeSdl(schema);
  written.set(schema, sdl);
  return sdl;
}

function writeSdl(schema: GraphQLSchema): string {
  const entities = entityLists(schema);
  const { definitions } = parse(printSchema(schema), { noLocation: true });
  const kept = definitions.flatMap((node): DefinitionNode[] => {
    if (node.kind === Kind.DIRECTIVE_DEFINITION) return [];
    if ('name' in node && OF_SUBGRAPHS.has(node.name?.value ?? '')) return [];
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION) return [node];
    const fields = node.fields?.filter(({ name }) => !ROOT_FIELDS.has(name.value)) ?? [];
    return [{ ...node, fields, directives: directivesOf(node, entities) }];
  });
  const link = `extend schema @link(url: "${VERSION}", import: ["@key", "@shareable"])`;
  return `${link}\n\n${print({ kind: Kind.DOCUMENT, definitions: kept })}\n`;
}

function directivesOf({ name: { value } }: ObjectTypeDefinitionNode, entities: ReadonlyMap<string, string>) {
  if (entities.has(value)) return directivesIn('@key(fields: "id")');
  return SHARED.has(value) ? directivesIn('@shareable') : [];
}

function directivesIn(text: string): NonNullable<ObjectTypeDefinitionNode['directives']> {
  const [definition] = parse(`type T ${text} { f: Int }`, { noLocation: true }).definitions;
  return definition?.kind === Kind.OBJECT_TYPE_DEFINITION ? (definition.directives ?? []) : [];
}
