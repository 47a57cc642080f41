import type { RelayedFragment } from '../generated/types.ts';
import type { Ask } from '../http/ask.ts';
import { GuildhallError } from '../http/guildhallError.ts';
import { pause } from '../http/pause.ts';
import type { Subscribe } from '../live/subscribe.ts';
import { REQUEST, WATCHED } from './documents.ts';

/** A submitted request, as it stands. */
export type Relayed = RelayedFragment;

/** Until when a request is followed: in the ledger, or beyond what a reorganisation would undo. */
export type Until = 'indexed' | 'final';

/** A quick chain is done before a stream would be worth it. */
const FIRST_LOOKS_MS = [40, 40, 45, 50, 60, 75, 95, 120, 150, 190];
const POLL_MS = 1_000;
const FAILED: readonly Relayed['status'][] = ['FAILED', 'EXPIRED'];
/** Superseded: somebody else had the forwarder execute this very request, which is as good. */
const FINAL: readonly Relayed['status'][] = ['CONFIRMED', 'SUPERSEDED'];

/**
 * Follows a request: asks a few times in its first second, then subscribes, and where that does not work asks again and again.
 *
 * @param onStatus - Told of each change.
 * @returns The request in the ledger, or as it failed.
 * @throws GuildhallError NOT_FOUND when there is no such request; the signal's reason
 */
export async function follow(
  { ask, subscribe }: { ask: Ask; subscribe: Subscribe },
  id: string,
  { until = 'indexed', onStatus, signal }: FollowOptions,
): Promise<Relayed> {
  const isOver = (request: Relayed) =>
    hasFailed(request) || (request.indexed && (until === 'indexed' || FINAL.includes(request.status)));
  let told = '';
  const take = (request: Relayed | null): Relayed => {
    if (!request) throw new GuildhallError(`There is no relay request ${id}.`, { code: 'NOT_FOUND' });
    const state = `${request.status} ${request.indexed} ${request.transaction?.blockHash}`;
    if (state !== told) onStatus?.(request);
    told = state;
    return request;
  };
  const look = async () => take((await ask<Requested>(REQUEST, { id }, signal)).data.request);
  for (const ms of FIRST_LOOKS_MS) {
    await pause(ms, signal);
    const request = await look();
    if (isOver(request)) return request;
  }
  try {
    for await (const { data } of subscribe<Requested>(WATCHED, { id }, signal)) {
      const request = take(data.request);
      if (isOver(request)) return request;
    }
  } catch (error) {
    if (!(error instanceof GuildhallError) || error.code === 'NOT_FOUND') throw error;
  }
  for (;;) {
    const request = await look();
    if (isOver(request)) return request;
    await pause(POLL_MS, signal);
  }
}

/** Whether a request has come to nothing. */
export function hasFailed({ failure, status }: Relayed): boolean {
  return failure !== null || FAILED.includes(status);
}

/** How a request is followed. */
export type FollowOptions = {
  until?: Until | undefined;
  onStatus?: ((request: Relayed) => void) | undefined;
  signal?: AbortSignal | undefined;
};

type Requested = { request: Relayed | null };
