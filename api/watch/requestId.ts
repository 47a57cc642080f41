import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** What a caller may call its request: short, and nothing that means something to a terminal or a shell. */
const CHOSEN = /^[A-Za-z0-9][A-Za-z0-9._-]{7,63}$/;
/** W3C Trace Context, version 0 and what later ones keep of it: version, trace, parent, flags. */
const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(?:$|-)/;

/**
 * The id of a request: what its caller calls it in `X-Request-Id`, or else the trace that its `traceparent` names, or else
 * a new one.
 *
 * @see https://www.w3.org/TR/trace-context/
 */
export function requestIdOf(headers: IncomingHttpHeaders): string {
  const chosen = headers['x-request-id'];
  if (typeof chosen === 'string' && CHOSEN.test(chosen)) return chosen;
  return readTraceparent(headers)?.trace ?? randomUUID();
}

/** The trace that a caller has its request in; undefined for none. */
export function readTraceparent({
  traceparent,
}: IncomingHttpHeaders): { trace: string; parent: string; isSampled: boolean } | undefined {
  const [, trace, parent, flags = ''] = TRACEPARENT.exec(String(traceparent ?? '')) ?? [];
  if (trace === undefined || parent === undefined) return undefined;
  return { trace, parent, isSampled: (Number.parseInt(flags, 16) & 1) === 1 };
}
