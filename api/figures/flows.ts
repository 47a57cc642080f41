import { z } from 'zod';
import { timeOf } from '../dates/timeOf.ts';
import { fault } from '../errors.ts';
import type { GuildResolvers } from '../generated/resolvers.ts';
import { askedBlock } from '../ledger/blocks/askedBlock.ts';
import { rowIdOf, rowIdSelection } from '../ledger/rows/rowId.ts';
import { tokenArgument } from '../prepare/find/queryArguments.ts';
import { fillBuckets } from './fillBuckets.ts';

const MOST = 400;
const LENGTHS = { HOUR: 3_600n, DAY: 86_400n };
/** The ledger's series tell their times in microseconds. */
const MICROSECONDS = 1_000_000n;

const DOCUMENT = `query (
  $interval: Aggregation_interval!, $where: FlowStat_filter!, $earlier: FlowStat_filter!, $block: Block_height!
) {
  flowStats(interval: $interval, where: $where, orderBy: timestamp, first: 1000, block: $block) {
    timestamp count inflow outflow balance
  }
  before: flowStats(
    interval: $interval, where: $earlier, orderBy: timestamp, orderDirection: desc, first: 1, block: $block
  ) { balance }
}`;
const number = z.string().transform(BigInt);
const answerSchema = z.object({
  flowStats: z.array(
    z.object({
      timestamp: number.transform((time) => time / MICROSECONDS),
      count: z.string().transform(Number),
      inflow: number,
      outflow: number,
      balance: number,
    }),
  ),
  before: z.array(z.object({ balance: number })),
});

/** Resolver of `Guild.flows`. */
export const flows = {
  selectionSet: rowIdSelection,
  async resolve(guild, { token, code, interval, last }, context, info) {
    if (!(last >= 1 && last <= MOST)) throw fault('BAD_USER_INPUT', `\`last\` is 1 to ${MOST}, not ${last}.`);
    if (code !== 'TREASURY' && code !== 'ESCROW') {
      throw fault('BAD_USER_INPUT', `There are series of TREASURY and ESCROW, and none of ${code}.`);
    }
    const block = await askedBlock(info, context.ledger);
    const length = LENGTHS[interval];
    const now = await timeOf(block, context);
    const end = now - (now % length);
    const from = end - BigInt(last) * length;
    const of = { guild: rowIdOf(guild), token: tokenArgument(token), code };
    const micro = (time: bigint) => String(time * MICROSECONDS);
    const variables = {
      interval: interval.toLowerCase(),
      where: { ...of, timestamp_gte: micro(from), timestamp_lt: micro(end) },
      earlier: { ...of, timestamp_lt: micro(from) },
      block,
    };
    const { flowStats, before } = answerSchema.parse(await context.ledger.query<unknown>(DOCUMENT, variables));
    const filled = fillBuckets(flowStats, { from, length, count: last }, before[0]?.balance ?? 0n);
    return filled.map(({ timestamp, count, inflow, outflow, balance }) => ({
      timestamp: String(timestamp),
      count,
      inflow: String(inflow),
      outflow: String(outflow),
      balance: String(balance),
    }));
  },
} satisfies GuildResolvers['flows'] & { selectionSet: string };
