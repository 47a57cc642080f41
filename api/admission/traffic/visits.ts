import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Limits } from '../limits.ts';
import { clientLeft } from '../refusals.ts';
import { clientOf } from './clientOf.ts';

/** One request to the API, from its arrival until its client has the answer or has left. */
export type Visit = {
  /** Who asks; see {@link clientOf}. */
  client: string;
  /** Aborted when the client leaves before it has its answer. */
  signal: AbortSignal;
  /** What must be given back when the visit ends, at the latest. */
  onEnd(release: () => void): void;
  /** Whether it was counted among its client's requests. */
  counted: boolean;
};

const visits = new WeakMap<IncomingMessage, Visit>();

/** The visit that a request is; the same one each time it is asked for. */
export function visitOf(request: IncomingMessage, response: ServerResponse, limits: Limits): Visit {
  const known = visits.get(request);
  if (known) return known;
  const leaving = new AbortController();
  const releases: (() => void)[] = [];
  const visit: Visit = {
    client: clientOf(request, limits),
    signal: leaving.signal,
    onEnd: (release) => void releases.push(release),
    counted: false,
  };
  visits.set(request, visit);
  response.once('close', () => {
    if (!response.writableFinished) leaving.abort(clientLeft());
    for (const release of releases) release();
  });
  return visit;
}
