import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { stitchSchemas } from '@graphql-tools/stitch';
import {
  buildClientSchema,
  type DocumentNode,
  GraphQLSchema,
  getIntrospectionQuery,
  type IntrospectionQuery,
  isSpecifiedDirective,
  print,
} from 'graphql';
import { Agent, request } from 'undici';

/**
 * What one writes first to put Apollo Server before graph-node: its schema, stitched, each operation delegated. The
 * gateway is measured beside it. Run with graph-node's query endpoint; prints its own when it answers.
 */
const [, , graphNode = ''] = process.argv;
const dispatcher = new Agent({ connections: 64 });

async function ask<T>(query: string, variables?: unknown): Promise<{ data: T }> {
  const { body } = await request(graphNode, {
    dispatcher,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return (await body.json()) as { data: T };
}

const { data } = await ask<IntrospectionQuery>(getIntrospectionQuery());
const served = buildClientSchema(data).toConfig();
const schema = stitchSchemas({
  subschemas: [
    {
      schema: new GraphQLSchema({ ...served, directives: served.directives.filter(isSpecifiedDirective) }),
      executor: <T>({ document, variables }: { document: DocumentNode; variables?: unknown }) =>
        ask<T>(print(document), variables),
    },
  ],
});
const { url } = await startStandaloneServer(new ApolloServer({ schema }), { listen: { host: '127.0.0.1', port: 0 } });
console.log(url);
