import { type ASTVisitor, GraphQLError, OperationTypeNode, type ValidationContext } from 'graphql';

/** Validation rule that says what to do in place of a subscription: the schema has none. */
export function noSubscriptions(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      if (node.operation !== OperationTypeNode.SUBSCRIPTION) return;
      context.reportError(
        new GraphQLError(
          'Subscriptions are not supported. Query the same fields again whenever `_meta { block { number } }` has risen.',
          { nodes: node },
        ),
      );
      return false;
    },
  };
}
