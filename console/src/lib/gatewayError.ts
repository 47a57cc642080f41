import { GuildhallError } from '../../../client/index.ts';

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

/** What the gateway's and the client's codes mean here; a code that is not listed is a refusal. */
export const kinds: Record<string, GatewayErrorKind> = {
  UNREACHABLE: 'unreachable',
  TIMED_OUT: 'unreachable',
  NO_GATEWAY: 'unreachable',
  UPSTREAM_UNAVAILABLE: 'upstream',
  CHAIN_REORGED: 'upstream',
  LEDGER_FAILED: 'ledger-failed',
  BLOCK_NOT_INDEXED: 'not-indexed',
  INTERNAL: 'failed',
};

/** Why there is no answer; undefined for faults that are none of the gateway's. */
export function kindOf(error: unknown): GatewayErrorKind | undefined {
  if (error instanceof GatewayError) return error.kind;
  return error instanceof GuildhallError ? (kinds[error.code] ?? 'refused') : undefined;
}

/** Whether the same question may be answered in a moment. */
export function isPassing(error: Error | null): boolean {
  const kind = kindOf(error);
  return kind === 'unreachable' || kind === 'upstream';
}
