import { toBeHex } from 'ethers';
import { z } from 'zod';
import type { GatewayContext } from '../context.ts';
import { type PageArguments, pageOf, type RowPage, rowEdge } from '../ledger/rows/pages.ts';
import type { StatedPeriod } from './statement.ts';

const NUMBER_BYTES = 8;

const DOCUMENT = `query ($where: Posting_filter!, $first: Int!, $block: Int!) {
  postings(where: $where, orderBy: id, first: $first, block: { number: $block }) { id }
}`;
const answerSchema = z.object({ postings: z.array(z.object({ id: z.string() })) });

/** Resolver of `AccountStatement.movements`. A posting's id begins with its block's number, so that ids bound the period. */
export function movements(
  { account, from, to }: StatedPeriod,
  page: PageArguments,
  { ledger }: Pick<GatewayContext, 'ledger'>,
): Promise<RowPage> {
  return pageOf(page, async ({ first, after }) => {
    const [, later] = [idAt(from.number), after].sort();
    const where = { account, id_gt: later, id_lt: idAt(to.number + 1) };
    const answer = answerSchema.parse(await ledger.query<unknown>(DOCUMENT, { where, first, block: to.number }));
    return answer.postings.map(rowEdge);
  });
}

function idAt(block: number): string {
  return toBeHex(block, NUMBER_BYTES);
}
