import type { ZodType } from 'zod';
import { parseInput } from './input/input.ts';
import { type PlannedCall, type PreparedTransaction, prepareCall } from './prepareCall.ts';
import type { PrepareContext, PrepareScope } from './prepareContext.ts';
import { answerUserErrors, type UserError } from './userErrors.ts';

/** Answer to every `prepare…` mutation; the SDL's `PrepareTransactionPayload`. */
type PrepareTransactionPayload = { prepared: PreparedTransaction | null; userErrors: UserError[] };

/** Resolver of a `prepare…` mutation. */
export type PrepareResolver = (
  parent: unknown,
  args: { input: unknown },
  context: PrepareContext,
) => Promise<PrepareTransactionPayload>;

/**
 * Makes the resolver of a `prepare…` mutation. Its input is checked, its reads and its simulation stand on one block,
 * and what the caller can correct is answered as user errors.
 *
 * @param schema - What the input must be.
 * @param plan - Turns it into a call; throws UserErrors for what does not exist or does not belong together.
 */
export function prepareMutation<Input extends { from: string }>(
  schema: ZodType<Input>,
  plan: (input: Input, scope: PrepareScope) => Promise<Omit<PlannedCall, 'from'>>,
): PrepareResolver {
  return (_parent, { input }, context) =>
    answerUserErrors<{ prepared: PreparedTransaction | null }>(
      async () => {
        const checked = parseInput(schema, input);
        const { chain, ledger, relay, decodeRevert, log } = context;
        const scope = { chain, ledger, relay, decodeRevert, log, block: await chain.head() };
        const planned = await plan(checked, scope);
        return { prepared: await prepareCall(scope, { ...planned, from: checked.from }) };
      },
      { prepared: null },
    );
}
