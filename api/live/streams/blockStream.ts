import { fault } from '../../errors.ts';
import { type ChainHeader, pointOf, shortHash } from '../follower/blocks.ts';
import type { LedgerFollower } from '../follower/follower.ts';
import { liveBlock, type NewBlock, type Reorganisation, reorganisation } from './message.ts';
import { patiently } from './patiently.ts';
import { cursorOf, isBeginning, type StreamPlace, WHOLE_BLOCK } from './place.ts';
import { standingOf } from './standing.ts';

/** Blocks that are not kept are read from the chain's node one by one. */
const OLDEST = 1_000;

/**
 * Where a subscriber to blocks begins.
 *
 * @throws GraphQLError BAD_USER_INPUT for a cursor that is too old
 */
export function checkAge({ view }: Pick<LedgerFollower, 'view'>, place: StreamPlace): void {
  if ((view.head()?.number ?? 0) - place.number <= OLDEST) return;
  throw fault('BAD_USER_INPUT', `The cursor is older than ${OLDEST} blocks: subscribe without one.`);
}

/** What a subscriber to blocks is told from its place on, each block when the one before was taken from it. */
export async function* blockStream(
  follower: LedgerFollower,
  { start, signal }: { start: StreamPlace | undefined; signal: AbortSignal },
): AsyncGenerator<NewBlock | Reorganisation, void, void> {
  const { view, source } = follower;
  const first = view.head();
  if (!first) throw new Error('Blocks were told before there was one.');
  let place = start ?? placeAfter(first);
  if (!start) yield told(first);
  while (!signal.aborted) {
    const { version } = follower;
    const standing = await patiently(signal, () => standingOf(follower, place));
    if (typeof standing === 'object') {
      place = standing.kept;
      checkAge(follower, place);
      yield reorganisation(follower, place);
      continue;
    }
    const next = standing === 'ahead' ? undefined : await blockAt(place.number + 1);
    if (next) {
      place = placeAfter(next);
      yield told(next);
    } else await follower.changedSince(version, signal);
  }

  async function blockAt(number: number): Promise<ChainHeader | undefined> {
    if (number > (view.head()?.number ?? 0)) return undefined;
    const next = view.at(number) ?? (await patiently(signal, () => source.headerAt(number)));
    // The chain's node may be on another branch by now, which the next look at the place tells.
    return next && (isBeginning(place) || shortHash(next.parentHash) === place.hash) ? next : undefined;
  }

  function placeAfter(block: ChainHeader): StreamPlace {
    return { ...pointOf(block), logIndex: WHOLE_BLOCK, anchors: view.anchors(block.number) };
  }

  function told(block: ChainHeader): NewBlock {
    return { __typename: 'NewBlock', block: liveBlock(block), cursor: cursorOf(placeAfter(block)) };
  }
}
