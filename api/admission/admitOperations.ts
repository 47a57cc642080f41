import type { ApolloServerPlugin } from '@apollo/server';
import type { GatewayContext } from '../context.ts';
import type { Admission } from './admission.ts';

/** Apollo's way through the admission: what it has found valid is let in, and its answer tells what it cost. */
export function admitOperations(admission: Admission): ApolloServerPlugin<GatewayContext> {
  return {
    serverWillStart: async () => ({
      schemaDidLoadOrUpdate: ({ apiSchema }) => admission.setSchema(apiSchema),
    }),
    async requestDidStart() {
      let entered: { cost: number; leave: () => void } | undefined;
      return {
        async didResolveOperation({ source, document, operation, request, contextValue: { visit } }) {
          // Without one, the text has several or none of that name; execution says so.
          if (!operation) return;
          const { operationName, variables } = request;
          const priced = admission.price({ source, operationName }, document, operation);
          entered = await admission.enter(visit, priced, variables);
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
