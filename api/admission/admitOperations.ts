import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { GatewayContext } from '../context.ts';
import type { Admission } from './admission.ts';
import type { CompressedAnswer } from './introspection/introspectionWorker.ts';

const unzip = promisify(gunzip);

/** Apollo's way through the admission: what it has found valid is let in, and its answer tells what it cost. */
export function admitOperations(admission: Admission): ApolloServerPlugin<GatewayContext> {
  return {
    serverWillStart: async () => ({
      schemaDidLoadOrUpdate: ({ apiSchema }) => admission.setSchema(apiSchema),
    }),
    async requestDidStart({ request: received }) {
      // An empty name is none.
      if (received.operationName === '') delete received.operationName;
      let entered: { cost: number; leave: () => void } | undefined;
      let introspected: CompressedAnswer | undefined;
      return {
        async didResolveOperation({ source, document, operation, request, contextValue: { visit } }) {
          const { operationName, variables } = request;
          if (!operation) throw noOperation(operationName);
          const priced = admission.price({ source, operationName }, document, operation);
          // What is thrown here is told; in `responseForOperation` Apollo would hide it.
          if (priced.lane === 'schema')
            introspected = await admission.introspect(visit, { source, operationName, variables });
          else entered = await admission.enter(visit, priced, variables);
        },
        async responseForOperation() {
          if (!introspected) return null;
          const singleResult = JSON.parse((await unzip(introspected.gzip)).toString());
          return { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult } };
        },
        async willSendResponse({ response: { body } }) {
          if (!entered) return;
          entered.leave();
          if (body.kind !== 'single') return;
          const { singleResult } = body;
          const { guildhall } = (singleResult.extensions ?? {}) as { guildhall?: object };
          const cost = { ...guildhall, cost: entered.cost };
          singleResult.extensions = { ...singleResult.extensions, guildhall: cost };
        },
      };
    },
  };
}

function noOperation(operationName: string | undefined): GraphQLError {
  const message = operationName
    ? `The document has no operation ${JSON.stringify(operationName)}: name one that it has.`
    : 'The document has several operations: say which one you mean with `operationName`.';
  return new GraphQLError(message, { extensions: { code: 'OPERATION_RESOLUTION_FAILURE', http: { status: 400 } } });
}
