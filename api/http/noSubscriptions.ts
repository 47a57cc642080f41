import { type ASTVisitor, GraphQLError, OperationTypeNode, type ValidationContext } from 'graphql';

/** Validation rule that says how a subscription is to be sent: answers to requests are answers to queries and mutations. */
export function noSubscriptions(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      if (node.operation !== OperationTypeNode.SUBSCRIPTION) return;
      context.reportError(
        new GraphQLError(
          'Subscriptions have no single answer: connect by WebSocket (graphql-transport-ws), or accept text/event-stream.',
          { nodes: node },
        ),
      );
      return false;
    },
  };
}
