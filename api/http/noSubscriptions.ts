import { type ASTVisitor, GraphQLError, OperationTypeNode, type ValidationContext } from 'graphql';

/** Validation rule that says what to do in place of a subscription: the schema has none. */
export function noSubscriptions(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      if (node.operation !== OperationTypeNode.SUBSCRIPTION) return;
      context.reportError(
        new GraphQLError(
          'There are no subscriptions. Ask for the same fields by a query, again whenever `_meta { block { number } }` has gone up.',
          { nodes: node },
        ),
      );
      return false;
    },
  };
}
