import { z } from 'zod';
import type { GatewayContext } from '../context.ts';
import { guildArgument } from '../prepare/find/queryArguments.ts';
import type { PrepareContext } from '../prepare/prepareContext.ts';

/** What is not anchored of a ledger; the SDL's `AnchorDue`. */
type AnchorDue = { entries: string; seconds: string; isDue: boolean };

type AnchorContext = Pick<PrepareContext, 'ledger'> & Pick<GatewayContext, 'anchorInterval'>;

const DOCUMENT = `query ($guild: ID!) {
  guild(id: $guild) {
    createdAt
    head { entryCount }
    anchors(first: 1, orderBy: seq, orderDirection: desc) { entryCount entry { timestamp } }
  }
  _meta { block { timestamp } }
}`;

const number = z.string().transform(BigInt);
const answerSchema = z.object({
  guild: z
    .object({
      createdAt: number,
      head: z.object({ entryCount: number }),
      anchors: z.array(z.object({ entryCount: number, entry: z.object({ timestamp: number }) })),
    })
    .nullable(),
  _meta: z.object({ block: z.object({ timestamp: z.number().transform(BigInt) }) }),
});

/**
 * Resolver of `Query.anchorDue`; null when there is no such guild.
 *
 * @throws `BAD_USER_INPUT` when the id is none of a guild.
 */
export async function anchorDue(
  _parent: unknown,
  args: { guild: string },
  { ledger, anchorInterval }: AnchorContext,
): Promise<AnchorDue | null> {
  const { guild, _meta } = answerSchema.parse(
    await ledger.query<unknown>(DOCUMENT, { guild: guildArgument(args.guild) }),
  );
  if (!guild) return null;
  const [last] = guild.anchors;
  const entries = guild.head.entryCount - (last?.entryCount ?? 0n);
  const seconds = _meta.block.timestamp - (last?.entry.timestamp ?? guild.createdAt);
  // The entry of the last anchor is in no anchor, and asks for none.
  const isNew = entries > (last ? 1n : 0n);
  const isDue = entries >= anchorInterval.entries || (isNew && seconds >= anchorInterval.seconds);
  return { entries: String(entries), seconds: String(seconds), isDue };
}
