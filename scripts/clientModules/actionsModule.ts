import { type GraphQLField, type GraphQLSchema, getNamedType } from 'graphql';

const PREFIX = 'prepare';

/**
 * Lists the gateway's `prepare…` mutations as the client's actions.
 *
 * @returns The text of a module.
 */
export function actionsModule(schema: GraphQLSchema): string {
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {}).filter(({ name }) =>
    name.startsWith(PREFIX),
  );
  const signatures = mutations.filter(isSignature);
  const transactions = mutations.filter((mutation) => !isSignature(mutation));
  const inputs = mutations.map(inputOf).sort();
  return `
import type { AccountAction, SignatureAction } from '../act/action.ts';
import type { ${inputs.join(', ')} } from './types.ts';

/** What an account may do, each by the mutation \`prepare…\` of its name. */
export type Actions = {
${mutations.map(methodOf).join('\n')}
};

/** Names of actions that become a transaction, with a capital. */
export const transactions = '${transactions.map(actionOf).join(' ')}';

/** Names of actions that only make a signature, with a capital. */
export const signatures = '${signatures.map(actionOf).join(' ')}';
`;
}

type PrepareMutation = GraphQLField<unknown, unknown>;

function methodOf(mutation: PrepareMutation): string {
  const action = actionOf(mutation);
  const input = inputOf(mutation);
  const words = (mutation.description ?? '').replaceAll('\n', '\n   * ');
  const type = isSignature(mutation) ? 'SignatureAction' : 'AccountAction';
  const method = `${action[0]?.toLowerCase()}${action.slice(1)}`;
  const isByAnybody = isSignature(mutation);
  return `  /**\n   * ${words}\n   */\n  ${method}(input: ${isByAnybody ? input : `Omit<${input}, 'from'>`}): ${type};`;
}

function actionOf({ name }: PrepareMutation): string {
  return name.slice(PREFIX.length);
}

function inputOf({ args }: PrepareMutation): string {
  const [input] = args;
  if (!input) throw new Error('A mutation has no input.');
  return getNamedType(input.type).name;
}

function isSignature({ type }: PrepareMutation): boolean {
  return getNamedType(type).name === 'PrepareSignaturePayload';
}
