import { z } from 'zod';
import type { GatewayContext } from '../context.ts';
import { expectUnmoved } from '../dates/expectUnmoved.ts';
import type { ReconciliationOutcome } from '../generated/resolvers.ts';
import { type PageArguments, pageOf } from '../ledger/rows/pages.ts';
import { type HeldBalance, heldAt } from './heldAt.ts';
import type { ReconciledBooks } from './reconciliation.ts';

/** Each account costs a question to the chain's node. */
const MOST = 100;

/** An account of class ASSET beside what its contract holds. */
export type ComparedAsset = {
  account: string;
  books: bigint;
  chain: bigint | null;
  difference: bigint | null;
  outcome: ReconciliationOutcome;
};

const DOCUMENT = `query ($where: LedgerAccount_filter!, $first: Int!, $block: Int!) {
  ledgerAccounts(where: $where, orderBy: id, first: $first, block: { number: $block }) { id holder balance token { id } }
}`;
const row = z.object({
  id: z.string(),
  holder: z.string(),
  balance: z.string().transform(BigInt),
  token: z.object({ id: z.string() }),
});
const answerSchema = z.object({ ledgerAccounts: z.array(row) });

/** Resolver of `Reconciliation.items`. */
export async function compareAssets(
  { guild, block }: ReconciledBooks,
  page: PageArguments,
  context: Pick<GatewayContext, 'chain' | 'ledger'>,
) {
  const { edges, pageInfo } = await pageOf(
    page,
    async ({ first, after }) => {
      const where = { guild, class: 'ASSET', id_gt: after };
      const variables = { where, first, block: block.number };
      const { ledgerAccounts } = answerSchema.parse(await context.ledger.query<unknown>(DOCUMENT, variables));
      return ledgerAccounts.map((asset) => ({ cursor: asset.id, asset }));
    },
    MOST,
  );
  const items = edges.map(async ({ cursor, asset: { id, holder, balance, token } }) => {
    return { cursor, node: compared(id, balance, await heldAt(context.chain, token.id, holder, block)) };
  });
  const compareds = await Promise.all(items);
  await expectUnmoved(context);
  return { edges: compareds, pageInfo };
}

function compared(account: string, books: bigint, held: HeldBalance): ComparedAsset {
  if (typeof held === 'string') return { account, books, chain: null, difference: null, outcome: held };
  const difference = held - books;
  const outcome = difference === 0n ? 'EQUAL' : difference > 0n ? 'UNBOOKED' : 'MISSING';
  return { account, books, chain: held, difference, outcome };
}
