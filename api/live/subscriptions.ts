import type { GatewayContext } from '../context.ts';
import type { RelayRequest } from '../relay/store/toRelayRequest.ts';
import { pointOf } from './follower/blocks.ts';
import type { LiveContext } from './liveContext.ts';
import { blockStream, checkAge } from './streams/blockStream.ts';
import { entryStream } from './streams/entryStream.ts';
import { readFilter } from './streams/filter.ts';
import type { NewBlock, NewEntries, Reorganisation } from './streams/message.ts';
import { placeOf, type StreamPlace, WHOLE_BLOCK } from './streams/place.ts';
import { requestStream } from './streams/requestStream.ts';

type After = { after?: string | null };

/** Resolvers of `Subscription`. What is thrown when one begins is told, and it does not begin. */
export const subscriptions = {
  ledgerEntries: {
    subscribe(_parent: unknown, { after, where }: After & { where?: unknown }, context: GatewayContext) {
      const live = liveOf(context);
      const start = startOf(live, after) ?? newest(live);
      return entryStream(live.follower, { ...live, start, filter: readFilter(where) });
    },
    resolve: (message: NewEntries | Reorganisation) => message,
  },
  blocks: {
    subscribe(_parent: unknown, { after }: After, context: GatewayContext) {
      const live = liveOf(context);
      const start = startOf(live, after);
      if (start) checkAge(live.follower, start);
      return blockStream(live.follower, { ...live, start });
    },
    resolve: (message: NewBlock | Reorganisation) => message,
  },
  relayRequest: {
    subscribe(_parent: unknown, { id }: { id: string }, context: GatewayContext) {
      const { follower, signal } = liveOf(context);
      return requestStream({ follower, find: context.relay.find }, id, signal);
    },
    resolve: ({ request }: { request: RelayRequest | null }) => request,
  },
};

function liveOf({ live }: GatewayContext): LiveContext {
  if (live) return live;
  throw new Error('A subscription was asked for by a way that has none.');
}

function startOf({ lastEventId }: LiveContext, after: string | null | undefined): StreamPlace | undefined {
  const cursor = lastEventId ?? after;
  return cursor == null ? undefined : placeOf(cursor);
}

function newest({ follower: { view } }: LiveContext): StreamPlace {
  const head = view.head();
  if (!head) throw new Error('A subscription began before there was a block.');
  return { ...pointOf(head), logIndex: WHOLE_BLOCK, anchors: view.anchors(head.number) };
}
