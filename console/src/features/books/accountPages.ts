import type { AccountCode, BooksAccountsQuery, BooksAccountsQueryVariables } from '../../generated/operations.ts';
import { ask } from '../../lib/ask.ts';
import type { BooksPeriod } from './blocksOfPeriod.ts';
import { type Movement, movementOf } from './periodBalances.ts';
import { accountsDocument } from './queries/accounts.ts';

/** Which accounts of a guild's books. */
export type AccountsOf = { guild: string; token?: string; code?: AccountCode; holder_in?: string[] };

type ClosedAccount = BooksAccountsQuery['closing'][number];

/** A ledger account in a period. */
export type AccountMovement = Movement & Pick<ClosedAccount, 'id' | 'code' | 'class' | 'holder' | 'token'>;

/** A page of accounts. @param after - Id of the last account of the page before; `0x` for the first page. */
export async function accountsPage(
  of: AccountsOf,
  { opening, last }: BooksPeriod,
  { first, after, signal }: { first: number; after: string; signal?: AbortSignal },
): Promise<AccountMovement[]> {
  const variables: BooksAccountsQueryVariables = {
    where: { ...of, id_gt: after },
    first,
    before: { number: opening ?? last },
    isOpened: opening !== undefined,
    block: { number: last },
  };
  const { data } = await ask(accountsDocument, variables, signal);
  const opened = new Map(data.opening?.map((account) => [account.id, account]));
  return data.closing.map(({ debits, credits, ...account }) => ({
    ...account,
    ...movementOf(opened.get(account.id), { debits, credits }),
  }));
}

/** Most rows of one answer. */
const MOST = 1_000;

/** All accounts, page by page at the period's two blocks. */
export async function allAccounts(
  of: AccountsOf,
  period: BooksPeriod,
  signal?: AbortSignal,
): Promise<AccountMovement[]> {
  const all: AccountMovement[] = [];
  for (;;) {
    const after = all.at(-1)?.id ?? '0x';
    const page = await accountsPage(of, period, { first: MOST, after, ...(signal && { signal }) });
    all.push(...page);
    if (page.length < MOST) return all;
  }
}
