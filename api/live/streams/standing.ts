import { fault } from '../../errors.ts';
import { type BlockMark, type ChainHeader, pointOf, shortHash } from '../follower/blocks.ts';
import type { LedgerFollower } from '../follower/follower.ts';
import { BEGINNING, isBeginning, type StreamPlace, WHOLE_BLOCK } from './place.ts';

/** Whether what a subscriber was told still stands: all of it, or up to a block; or the ledger is not that far yet. */
export type PlaceStanding = 'stands' | 'ahead' | { kept: StreamPlace };

/**
 * Compares a place with the ledger: its own block, and where that one is gone, the blocks before it. While the chain's node is on
 * another branch than the ledger, what only the node knows to be gone is not told: the ledger is not that far yet.
 *
 * @throws GraphQLError UPSTREAM_UNAVAILABLE when the chain's node does not answer
 */
export async function standingOf(follower: LedgerFollower, place: StreamPlace): Promise<PlaceStanding> {
  const standing = await compare(follower, place);
  if (typeof standing !== 'object' || follower.view.at(standing.kept.number)) return standing;
  const head = follower.view.head();
  const ofNode = head && (await follower.source.headerAt(head.number));
  return ofNode?.hash === head?.hash ? standing : 'ahead';
}

async function compare({ view, source }: LedgerFollower, place: StreamPlace): Promise<PlaceStanding> {
  let isAhead = false;
  for (const point of [place, ...place.anchors]) {
    if (isBeginning(point)) return point === place ? 'stands' : { kept: BEGINNING };
    if (point.number > (view.head()?.number ?? 0)) isAhead = true;
    else {
      const header = await headerAt(point.number);
      if (shortHash(header.hash) === point.hash) {
        if (point === place) return 'stands';
        return isAhead && point === firstBelow(place) ? 'ahead' : { kept: keptAt(header) };
      }
    }
    const number = view.keptBefore(point);
    const kept = number === undefined ? undefined : view.at(number);
    if (kept) return { kept: keptAt(kept) };
  }
  return isAhead && firstBelow(place) === undefined ? 'ahead' : { kept: BEGINNING };

  function firstBelow({ anchors }: StreamPlace): BlockMark | undefined {
    return anchors.find(({ number }) => number <= (view.head()?.number ?? 0));
  }

  async function headerAt(number: number): Promise<Pick<ChainHeader, 'number' | 'hash'>> {
    const known = view.at(number) ?? (await source.headerAt(number));
    if (known) return known;
    throw fault('UPSTREAM_UNAVAILABLE', 'The chain’s node does not have a block that the ledger has. Try again.');
  }

  function keptAt(header: Pick<ChainHeader, 'number' | 'hash'>): StreamPlace {
    return { ...pointOf(header), logIndex: WHOLE_BLOCK, anchors: anchorsFor(header.number) };
  }

  function anchorsFor(number: number): readonly BlockMark[] {
    const own = place.anchors.filter((anchor) => anchor.number < number);
    return number > (view.floor()?.number ?? 0) ? view.anchors(number) : own;
  }
}
