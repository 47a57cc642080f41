/**
 * Why there is no answer:
 * - `unreachable`: nothing, or something else, answers in the gateway's place;
 * - `upstream`: graph-node, the chain's node or the database behind the gateway does not answer;
 * - `ledger-failed`: indexing has failed, so that the ledger stands still;
 * - `not-indexed`: the ledger does not hold the block asked for;
 * - `refused`: the gateway does not take the question;
 * - `failed`: the gateway itself failed;
 * - `unexpected`: the answer has another shape than this page was built for.
 */
export type GatewayErrorKind =
  | 'unreachable'
  | 'upstream'
  | 'ledger-failed'
  | 'not-indexed'
  | 'refused'
  | 'failed'
  | 'unexpected';

/** There is no usable answer from the gateway. */
export class GatewayError extends Error {
  readonly kind: GatewayErrorKind;

  constructor(kind: GatewayErrorKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'GatewayError';
    this.kind = kind;
  }
}

/** Whether the same question may be answered in a moment. */
export function isPassing(error: Error | null): boolean {
  return error instanceof GatewayError && (error.kind === 'unreachable' || error.kind === 'upstream');
}
