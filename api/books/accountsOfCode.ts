import { z } from 'zod';
import type { GatewayContext } from '../context.ts';
import { type PageArguments, pageOf, type RowPage, rowEdge } from '../ledger/rows/pages.ts';
import type { CodeSums } from './addUp.ts';

const DOCUMENT = `query ($where: LedgerAccount_filter!, $first: Int!, $block: Int!) {
  ledgerAccounts(where: $where, orderBy: id, first: $first, block: { number: $block }) { id }
}`;
const answerSchema = z.object({ ledgerAccounts: z.array(z.object({ id: z.string() })) });

/** Resolver of `CodeBalances.accounts`. */
export function accountsOfCode(
  { guild, token, code, block }: CodeSums,
  page: PageArguments,
  { ledger }: Pick<GatewayContext, 'ledger'>,
): Promise<RowPage> {
  return pageOf(page, async ({ first, after }) => {
    const where = { guild, token, code, id_gt: after };
    const answer = answerSchema.parse(await ledger.query<unknown>(DOCUMENT, { where, first, block }));
    return answer.ledgerAccounts.map(rowEdge);
  });
}
