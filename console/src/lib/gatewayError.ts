import { GuildhallError } from '../../../client/index.ts';

/**
 * Why there is no answer:
 * - `unreachable`: nothing, or something else, answers in the gateway's place;
 * - `upstream`: graph-node, the chain's node or the database behind the gateway does not answer;
 * - `ledger-failed`: indexing has failed, so that the ledger stands still;
 * - `not-indexed`: the ledger does not hold the block asked for;
 * - `refused`: the gateway does not take the question;
 * - `failed`: the gateway itself failed.
 */
export type GatewayErrorKind = 'unreachable' | 'upstream' | 'ledger-failed' | 'not-indexed' | 'refused' | 'failed';

/** What the gateway's and the client's codes mean here; a code that is not listed is a refusal. */
const kinds: Record<string, GatewayErrorKind> = {
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
  return error instanceof GuildhallError ? (kinds[error.code] ?? 'refused') : undefined;
}

/** Whether the same question may be answered in a moment. */
export function isPassing(error: Error | null): boolean {
  const kind = kindOf(error);
  return kind === 'unreachable' || kind === 'upstream';
}
