import { GraphQLError, Kind } from 'graphql';
import { didYouMean } from 'graphql/jsutils/didYouMean.js';
import { suggestionList } from 'graphql/jsutils/suggestionList.js';

const NOT_DEFINED = /^Variable "\$(\w+)" is not defined/;
const NOT_PROVIDED = /^Variable "\$(\w+)" of required type .* was not provided\.$/;

/**
 * What graphql-js, which has such hints for fields, types and enum values, does not say of variables: the name that was
 * meant where an operation uses one that it does not define.
 *
 * @returns A sentence to append, or nothing.
 */
export function hintOfDefined(message: string, error: unknown): string {
  const [, used] = NOT_DEFINED.exec(message) ?? [];
  const nodes = error instanceof GraphQLError ? (error.nodes ?? []) : [];
  const operation = nodes.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (used === undefined || !operation) return '';
  const names = operation.variableDefinitions?.map(({ variable }) => variable.name.value) ?? [];
  return didYouMean(suggestionList(used, names).map((name) => `$${name}`));
}

/**
 * The name by which a variable may have been sent, where a request does not send it.
 *
 * @param sent - Names of the variables that the request sends and the operation does not define.
 */
export function hintOfSent(message: string, sent: readonly string[]): string {
  const [, missing] = NOT_PROVIDED.exec(message) ?? [];
  const [meant] = missing === undefined ? [] : suggestionList(missing, sent);
  return meant === undefined ? '' : ` The request sends ${JSON.stringify(meant)}: did you mean that?`;
}
