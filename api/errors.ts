import { randomUUID } from 'node:crypto';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { currentRequest, noteCode } from './currentRequest.ts';
import { shortMessage } from './shortMessage.ts';

/** Stable codes of system faults in `errors[].extensions.code`; what the caller can correct is `userErrors` instead. */
export type FaultCode =
  /** graph-node, the chain's node, PostgreSQL or the content store does not answer. */
  | 'UPSTREAM_UNAVAILABLE'
  /** The ledger does not hold the asked block yet, or no more: a conflict with its present state, and no fault of it. */
  | 'BLOCK_NOT_INDEXED'
  /** The chain was reorganised while the operation ran, twice. */
  | 'CHAIN_REORGED'
  /** The subgraph has failed: the ledger stands still. */
  | 'LEDGER_FAILED'
  /** The operation asks for more than one answer may hold. */
  | 'QUERY_TOO_COMPLEX'
  /** The client asks for more at a time, or a minute, than one may; `retryAfter` says when it may again, in seconds. */
  | 'RATE_LIMITED'
  /** The client left before its answer; nobody sees this. */
  | 'CLIENT_LEFT'
  /** An argument or a variable cannot be used. */
  | 'BAD_USER_INPUT'
  /** A document has more bytes than one may have. */
  | 'DOCUMENT_TOO_LARGE'
  /** A document's type is not published, or its bytes are not of that type. */
  | 'DOCUMENT_NOT_ACCEPTED'
  /** A document's id is not known, or the gateway answers trusted documents only. */
  | 'DOCUMENT_NOT_TRUSTED'
  /** The gateway was set up without what this needs. */
  | 'NOT_OFFERED';

const HTTP_STATUS: Record<FaultCode, number> = {
  UPSTREAM_UNAVAILABLE: 503,
  BLOCK_NOT_INDEXED: 409,
  CHAIN_REORGED: 503,
  LEDGER_FAILED: 503,
  QUERY_TOO_COMPLEX: 400,
  RATE_LIMITED: 429,
  CLIENT_LEFT: 499,
  BAD_USER_INPUT: 400,
  DOCUMENT_TOO_LARGE: 413,
  DOCUMENT_NOT_ACCEPTED: 415,
  DOCUMENT_NOT_TRUSTED: 400,
  NOT_OFFERED: 501,
};
/** After how many seconds another try makes sense, as the header `Retry-After` says it. */
const RETRY_AFTER: Partial<Record<FaultCode, number>> = { UPSTREAM_UNAVAILABLE: 2, CHAIN_REORGED: 1 };
/** Faults that an operator wants to know of. */
const OURS: ReadonlySet<string> = new Set<FaultCode>(['UPSTREAM_UNAVAILABLE', 'CHAIN_REORGED', 'LEDGER_FAILED']);
const RETRYABLE: ReadonlySet<FaultCode> = new Set([
  'UPSTREAM_UNAVAILABLE',
  'BLOCK_NOT_INDEXED',
  'CHAIN_REORGED',
  'RATE_LIMITED',
]);

/**
 * A system fault as GraphQL tells it.
 *
 * @param message - What is wrong and what to do; must be safe to show to anyone.
 * @param cause - Kept for the log, never shown.
 */
export function fault(code: FaultCode, message: string, cause?: unknown): GraphQLError {
  const seconds = RETRY_AFTER[code];
  const http = {
    status: HTTP_STATUS[code],
    ...(seconds === undefined ? {} : { headers: new Map([['retry-after', String(seconds)]]) }),
  };
  return new GraphQLError(message, {
    extensions: { code, retryable: RETRYABLE.has(code), http },
    ...(cause instanceof Error ? { originalError: cause } : {}),
  });
}

/** Takes the HTTP status out of an error that comes with data: the request as a whole has not failed. */
export function withoutHttpStatus(error: GraphQLError): GraphQLError {
  const { http: _, ...extensions } = error.extensions;
  const { nodes = null, source = null, positions = null, path = null, originalError = null } = error;
  const shown = new GraphQLError(error.message, { nodes, source, positions, path, originalError, extensions });
  return Object.assign(shown, error.locations && { locations: error.locations });
}

/**
 * Makes the gateway's only exit for errors. Those with a code of their own pass; anything else is a bug of ours, which
 * is logged and shown as `INTERNAL` with an id to find it by.
 */
export function createFormatError(
  log: Pick<Logger, 'error' | 'warn'>,
): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const { code: ownCode, ...extensions } = formatted.extensions ?? {};
    // Apollo gives what a validation rule reports its own code.
    const original = error instanceof GraphQLError ? error.originalError : undefined;
    const code = original instanceof GraphQLError ? (original.extensions.code ?? ownCode) : ownCode;
    if (typeof code === 'string' && code !== 'INTERNAL_SERVER_ERROR') {
      delete extensions.stacktrace;
      noteCode(code);
      if (OURS.has(code)) log.warn({ err: original ?? error, code }, formatted.message);
      const message = shortMessage(formatted.message);
      // What Apollo itself refuses stays refused.
      return { ...formatted, message, extensions: { code, retryable: false, ...extensions } };
    }
    const requestId = currentRequest()?.id ?? randomUUID();
    noteCode('INTERNAL');
    log.error({ err: error, requestId }, 'An operation failed for an unknown reason.');
    return {
      message: 'The gateway failed for an unknown reason: report the request id to whoever runs it.',
      ...(formatted.locations && { locations: formatted.locations }),
      ...(formatted.path && { path: formatted.path }),
      extensions: { code: 'INTERNAL', retryable: false, requestId },
    };
  };
}
