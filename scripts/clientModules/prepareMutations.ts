import { type GraphQLField, type GraphQLInputType, type GraphQLSchema, getNamedType } from 'graphql';

const PREFIX = 'prepare';

/** A mutation that prepares an action of an account. */
export type PrepareMutation = GraphQLField<unknown, unknown>;

/** The gateway's `prepare…` mutations. */
export function prepareMutations(schema: GraphQLSchema): PrepareMutation[] {
  return Object.values(schema.getMutationType()?.getFields() ?? {}).filter(({ name }) => name.startsWith(PREFIX));
}

/** The action's name with a capital: `CastVote`. */
export function actionOf({ name }: PrepareMutation): string {
  return name.slice(PREFIX.length);
}

/** The client's method for it: `castVote`. */
export function methodOf(mutation: PrepareMutation): string {
  const action = actionOf(mutation);
  return `${action[0]?.toLowerCase()}${action.slice(1)}`;
}

/** The type of its input. */
export function inputOf({ args }: PrepareMutation): GraphQLInputType {
  const [input] = args;
  if (!input) throw new Error('A mutation has no input.');
  return input.type;
}

/** Whether it only makes a signature. */
export function isSignature({ type }: PrepareMutation): boolean {
  return getNamedType(type).name === 'PrepareSignaturePayload';
}
