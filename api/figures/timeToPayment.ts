import { z } from 'zod';
import type { GuildResolvers } from '../generated/resolvers.ts';
import { askedBlock } from '../ledger/blocks/askedBlock.ts';
import { rowIdOf, rowIdSelection } from '../ledger/rows/rowId.ts';
import { spreadOf } from './spreadOf.ts';

const DOCUMENT = `query ($guild: String!, $block: Block_height!) {
  payments(
    where: { guild: $guild, kind: MILESTONE, deliverable_not: null }
    orderBy: id, orderDirection: desc, first: 1000, block: $block
  ) { timestamp deliverable { entry { timestamp } } }
}`;
const seconds = z.string().transform(BigInt);
const answerSchema = z.object({
  payments: z.array(
    z.object({ timestamp: seconds, deliverable: z.object({ entry: z.object({ timestamp: seconds }) }) }),
  ),
});

/** Resolver of `Guild.timeToPayment`. */
export const timeToPayment = {
  selectionSet: rowIdSelection,
  async resolve(guild, _args, { ledger }, info) {
    const variables = { guild: rowIdOf(guild), block: await askedBlock(info, ledger) };
    const { payments } = answerSchema.parse(await ledger.query<unknown>(DOCUMENT, variables));
    const spread = spreadOf(payments.map(({ timestamp, deliverable }) => timestamp - deliverable.entry.timestamp));
    const told = (duration: bigint | null) => (duration === null ? null : String(duration));
    return {
      count: spread.count,
      shortest: told(spread.shortest),
      median: told(spread.median),
      average: told(spread.average),
      longest: told(spread.longest),
    };
  },
} satisfies GuildResolvers['timeToPayment'] & { selectionSet: string };
