import { type GraphQLSchema, getNamedType } from 'graphql';
import {
  actionOf,
  inputOf,
  isSignature,
  methodOf,
  type PrepareMutation,
  prepareMutations,
} from './prepareMutations.ts';

/**
 * Lists the gateway's `prepare…` mutations as the client's actions.
 *
 * @returns The text of a module.
 */
export function actionsModule(schema: GraphQLSchema): string {
  const mutations = prepareMutations(schema);
  const signatures = mutations.filter(isSignature);
  const transactions = mutations.filter((mutation) => !isSignature(mutation));
  const inputs = mutations.map((mutation) => getNamedType(inputOf(mutation)).name).sort();
  return `
import type { AccountAction, SignatureAction } from '../act/action.ts';
import type { ${inputs.join(', ')} } from './types.ts';

/** What an account may do, each by the mutation \`prepare…\` of its name. */
export type Actions = {
${mutations.map(methodWithWords).join('\n')}
};

/** Names of actions that become a transaction, with a capital. */
export const transactions = '${transactions.map(actionOf).join(' ')}';

/** Names of actions that only make a signature, with a capital. */
export const signatures = '${signatures.map(actionOf).join(' ')}';
`;
}

function methodWithWords(mutation: PrepareMutation): string {
  const input = getNamedType(inputOf(mutation)).name;
  const words = (mutation.description ?? '').replaceAll('\n', '\n   * ');
  const [type, given] = isSignature(mutation)
    ? ['SignatureAction', input]
    : ['AccountAction', `Omit<${input}, 'from'>`];
  return `  /**\n   * ${words}\n   */\n  ${methodOf(mutation)}(input: ${given}): ${type};`;
}
