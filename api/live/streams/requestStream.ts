import { setTimeout as sleep } from 'node:timers/promises';
import type { RequestRow } from '../../relay/store/relayTables.ts';
import { type RelayRequest, toRelayRequest } from '../../relay/store/toRelayRequest.ts';
import type { LedgerFollower } from '../follower/follower.ts';

const LOOK_MS = 250;

type Sources = { follower: LedgerFollower; find: (id: string) => Promise<RequestRow | undefined> };

/** A beat for all who wait for it, so that they ask the relay's database at the same moment, which is one question to it. */
let beat: Promise<unknown> | undefined;

/** A request as it stands, and again whenever it changes, until nothing more can change; null when there is none. */
export async function* requestStream(
  { follower, find }: Sources,
  id: string,
  signal: AbortSignal,
): AsyncGenerator<{ request: RelayRequest | null }, void, void> {
  let told: string | undefined;
  while (!signal.aborted) {
    const row = await find(id);
    const request = row ? toRelayRequest(row) : null;
    const isIndexed = request?.transaction ? isInLedger(follower, request.transaction) : undefined;
    const state = JSON.stringify([request, isIndexed]);
    if (state !== told) yield { request };
    told = state;
    if (!row || (row.final && isIndexed !== false)) return;
    beat ??= sleep(LOOK_MS).then(() => {
      beat = undefined;
    });
    await beat;
  }
}

function isInLedger({ view }: LedgerFollower, mined: NonNullable<RelayRequest['transaction']>): boolean {
  const number = Number(mined.blockNumber);
  if (number > (view.head()?.number ?? 0)) return false;
  const block = view.at(number);
  return block === undefined || block.hash === mined.blockHash;
}
