import type { ZodType } from 'zod';
import type { TypedData } from '../chain/forwarder/forwardRequest.ts';
import { parseInput } from './input/input.ts';
import type { PrepareContext, PrepareScope } from './prepareContext.ts';
import { answerUserErrors, type UserError } from './userErrors.ts';

/** What somebody signs so that anybody may submit it; the SDL's `PreparedSignature`. */
export type PreparedSignature = { summary: string; typedData: TypedData; basis: { number: string; hash: string } };

/** Answer to every `prepare…Signature` mutation; the SDL's `PrepareSignaturePayload`. */
type PrepareSignaturePayload = { prepared: PreparedSignature | null; userErrors: UserError[] };

/** Resolver of a `prepare…Signature` mutation. */
export type SignatureResolver = (
  parent: unknown,
  args: { input: unknown },
  context: PrepareContext,
) => Promise<PrepareSignaturePayload>;

/**
 * Makes the resolver of a `prepare…Signature` mutation: what several accounts sign before anybody can submit it, so that
 * there is nothing to simulate yet.
 *
 * @param schema - What the input must be.
 * @param plan - Turns it into typed data; throws UserErrors for what does not exist or does not belong together.
 */
export function prepareSignature<Input>(
  schema: ZodType<Input>,
  plan: (input: Input, scope: PrepareScope) => Promise<Omit<PreparedSignature, 'basis'>>,
): SignatureResolver {
  return (_parent, { input }, context) =>
    answerUserErrors<{ prepared: PreparedSignature | null }>(
      async () => {
        const checked = parseInput(schema, input);
        const { chain, ledger, relay, decodeRevert, log } = context;
        const block = await chain.head();
        const planned = await plan(checked, { chain, ledger, relay, decodeRevert, log, block });
        return { prepared: { ...planned, basis: { number: block.number.toString(), hash: block.hash } } };
      },
      { prepared: null },
    );
}
