import type { GraphQLResolveInfo } from 'graphql';
import type { GatewayContext } from '../context.ts';
import type { MomentInput } from '../generated/resolvers.ts';
import { blockOf } from './blockOf.ts';
import type { BlockOfMoment } from './indexedHeader.ts';
import { secondOf } from './secondOf.ts';

/**
 * The first block of a period: that of a second is the first one at or after it, which follows the last one before it.
 *
 * @throws GraphQLError `BLOCK_NOT_INDEXED` when the ledger has no such block yet
 */
export async function beginOf(
  moment: MomentInput,
  context: Pick<GatewayContext, 'chain' | 'ledger'>,
  info: Pick<GraphQLResolveInfo, 'path'>,
): Promise<BlockOfMoment> {
  if (moment.time == null) return blockOf(moment, context, info);
  const time = secondOf(String(moment.time));
  const first = await blockOf({ block: 0 }, context, info);
  if (time <= BigInt(first.timestamp)) return first;
  const found = await blockOf(moment, context, info);
  if (BigInt(found.timestamp) === time) return blockOf({ time: String(time - 1n) }, context, info).then(after);
  return after(found);

  function after({ number }: BlockOfMoment): Promise<BlockOfMoment> {
    return blockOf({ block: number + 1 }, context, info);
  }
}
