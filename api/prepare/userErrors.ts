import type { AbiValue } from '../chain/calls/abiValues.ts';
import { shortMessage } from '../shortMessage.ts';

/** What kind of problem a user error is; the SDL's `ErrorCode`. */
export type ErrorCode =
  | 'INVALID_INPUT'
  | 'NOT_FOUND'
  | 'SIMULATION_REVERTED'
  | 'EXECUTION_REVERTED'
  | 'INVALID_SIGNATURE'
  | 'FORWARDER_NONCE_MISMATCH'
  | 'DEADLINE_EXPIRED'
  | 'POLICY_DENIED'
  | 'QUOTA_EXCEEDED'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'TRANSACTION_REJECTED';

type Problem<Name extends string> = {
  __typename: Name;
  code: ErrorCode;
  message: string;
  /** Path within `input`, outermost first: `['milestones', '0', 'amount']`; null when it is not about one field. */
  field: string[] | null;
};

/** A value of the input cannot be used. */
export type ValidationError = Problem<'ValidationError'>;

/** The contract would revert, or has reverted. */
export type RevertError = Problem<'RevertError'> & {
  /** Name of the custom error; `Error` or `Panic` for Solidity's own; empty when it is not known. */
  errorName: string;
  args: AbiValue[];
  /** Revert data, hex. */
  data: string;
  /** Address of the contract that was called. */
  contract: string;
};

/** The signature does not fit the signed request. */
type SignatureError = Problem<'SignatureError'> & { expectedSigner: string; recoveredSigner: string | null };

/** The nonce of the signed request is not the account's next one; both as decimal strings. */
type NonceError = Problem<'NonceError'> & { expectedNonce: string; givenNonce: string };

/** The signed deadline has passed; both as decimal strings, Unix seconds. */
type DeadlineError = Problem<'DeadlineError'> & { deadline: string; now: string };

/** A bound on what the relayer pays; the SDL's `SponsorBudget`. */
export type SponsorBudget = 'FUNCTION' | 'GUILD' | 'KEYS' | 'SIGNER' | 'STRANGERS';

/** The budget that stands against a request, and when it is full again: Unix seconds; null when waiting does not help. */
export type BudgetRefusal = { budget: SponsorBudget; refillsAt: bigint | null };

/** The relayer's policy or a budget rules the request out. */
type PolicyError = Problem<'PolicyError'> & { budget: SponsorBudget | null; refillsAt: string | null };

/** The idempotency key was used for another request. */
type IdempotencyError = Problem<'IdempotencyError'> & {
  /** That request, as the `RelayRequest` type is resolved from. */
  existing: object;
};

/** An expected problem, as the SDL's interface `UserError` is resolved from. */
export type UserError =
  | ValidationError
  | RevertError
  | SignatureError
  | NonceError
  | DeadlineError
  | PolicyError
  | IdempotencyError;

/** Expected problems, thrown to the resolver that answers with them. */
export class UserErrors extends Error {
  readonly errors: readonly UserError[];

  constructor(...errors: UserError[]) {
    super(errors.map((error) => error.message).join(' '));
    this.name = 'UserErrors';
    this.errors = errors;
  }
}

/**
 * A value of the input cannot be used.
 *
 * @param field - Path within `input`, outermost first.
 * @param message - What is wrong and what to do.
 */
export function validationError(
  field: string[] | null,
  message: string,
  code: ErrorCode = 'INVALID_INPUT',
): ValidationError {
  return { __typename: 'ValidationError', code, message, field };
}

/** An id or address is well formed, but nothing is known by it. */
export function notFoundError(field: string[], message: string): ValidationError {
  return validationError(field, message, 'NOT_FOUND');
}

/** The contract would revert, or has reverted. */
export function revertError(revert: Omit<RevertError, '__typename' | 'field'>): RevertError {
  return { __typename: 'RevertError', field: null, ...revert };
}

/**
 * A signature does not fit what was signed.
 *
 * @param accounts - Who should have signed (`expected`), and whom the signature recovers to; null when it recovers to nobody.
 */
export function signatureError(
  field: string[],
  message: string,
  { expected, recovered }: { expected: string; recovered: string | null },
): SignatureError {
  return {
    __typename: 'SignatureError',
    code: 'INVALID_SIGNATURE',
    message,
    field,
    expectedSigner: expected,
    recoveredSigner: recovered,
  };
}

/** The nonce of a signed ForwardRequest is not the account's next one. */
export function nonceError(field: string[], message: string, nonces: { expected: bigint; given: bigint }): NonceError {
  return {
    __typename: 'NonceError',
    code: 'FORWARDER_NONCE_MISMATCH',
    message,
    field,
    expectedNonce: nonces.expected.toString(),
    givenNonce: nonces.given.toString(),
  };
}

/** A signed deadline has passed. Both times in Unix seconds. */
export function deadlineError(
  field: string[],
  message: string,
  times: { deadline: bigint; now: bigint },
): DeadlineError {
  return {
    __typename: 'DeadlineError',
    code: 'DEADLINE_EXPIRED',
    message,
    field,
    deadline: times.deadline.toString(),
    now: times.now.toString(),
  };
}

/** The relayer's policy, or a budget, stands against a request. */
export function policyError(
  field: string[] | null,
  message: string,
  code: 'POLICY_DENIED' | 'QUOTA_EXCEEDED' = 'POLICY_DENIED',
  refusal?: BudgetRefusal,
): PolicyError {
  const budget = refusal?.budget ?? null;
  return { __typename: 'PolicyError', code, message, field, budget, refillsAt: refusal?.refillsAt?.toString() ?? null };
}

/**
 * An idempotency key was used for another request.
 *
 * @param existing - That request, as the `RelayRequest` type is resolved from.
 */
export function idempotencyError(field: string[], message: string, existing: object): IdempotencyError {
  return { __typename: 'IdempotencyError', code: 'IDEMPOTENCY_KEY_REUSED', message, field, existing };
}

/**
 * Answers a mutation: its result, or the user errors that were thrown on the way.
 *
 * @param work - Makes the payload without its `userErrors`.
 * @param failed - The payload when there are errors.
 * @throws Whatever `work` throws that is no {@link UserErrors}: a system fault.
 */
export async function answerUserErrors<Payload extends object>(
  work: () => Promise<Payload>,
  failed: Payload,
): Promise<Payload & { userErrors: UserError[] }> {
  try {
    return { ...(await work()), userErrors: [] };
  } catch (error) {
    if (!(error instanceof UserErrors)) throw error;
    return { ...failed, userErrors: error.errors.map((one) => ({ ...one, message: shortMessage(one.message) })) };
  }
}
