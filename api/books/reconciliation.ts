import type { GraphQLResolveInfo } from 'graphql';
import { z } from 'zod';
import type { GatewayContext } from '../context.ts';
import { blockOf } from '../dates/blockOf.ts';
import type { BlockOfMoment } from '../dates/indexedHeader.ts';
import type { MomentInput } from '../generated/resolvers.ts';
import { guildArgument } from '../prepare/find/queryArguments.ts';

/** A guild's books at a block, to be compared with the chain. */
export type ReconciledBooks = { guild: string; block: BlockOfMoment };

const DOCUMENT = 'query ($guild: ID!, $block: Int!) { guild(id: $guild, block: { number: $block }) { id } }';
const answerSchema = z.object({ guild: z.object({ id: z.string() }).nullable() });

/** Resolver of `Query.reconciliation`. */
export async function reconciliation(
  _parent: unknown,
  args: { guild: string; at?: MomentInput | null },
  context: Pick<GatewayContext, 'chain' | 'ledger'>,
  info: Pick<GraphQLResolveInfo, 'path'>,
): Promise<ReconciledBooks | null> {
  const guild = guildArgument(args.guild);
  const block = await blockOf(args.at, context, info);
  const answer = answerSchema.parse(await context.ledger.query<unknown>(DOCUMENT, { guild, block: block.number }));
  return answer.guild && { guild, block };
}
