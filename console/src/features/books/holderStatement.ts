import type { AccountCode, BooksHolderQuery, BooksPostingsQuery } from '../../generated/operations.ts';
import { ask } from '../../lib/ask.ts';
import { firstEntryIdOf } from '../../lib/entryId.ts';
import { type AccountMovement, allAccounts } from './accountPages.ts';
import type { BooksPeriod } from './blocksOfPeriod.ts';
import { movedWords } from './chartOfAccounts.ts';
import { holderDocument, postingsDocument } from './queries/holder.ts';

/** A posting of somebody's statement. */
export type HolderPosting = BooksPostingsQuery['postings'][number];

/** All that was booked for an account in a period. */
export type HolderBooks = { at: BooksHolderQuery; accounts: AccountMovement[]; postings: HolderPosting[] };

/** Most postings of one answer, which each tell what their entry says. */
const MOST = 500;
const PROJECT_DIGITS = 8;

const isPersonal = ({ code }: { code: AccountCode }) => code in movedWords;

/** Reads all that was booked for an account, and for the projects that it is the client of. @param of - The guild, and the account. */
export async function holderStatement(
  of: { guild: string; holder: string },
  period: BooksPeriod,
  signal: AbortSignal,
): Promise<HolderBooks> {
  const projects = { guild: of.guild, client: of.holder };
  const { data: at } = await ask(
    holderDocument,
    { guild: of.guild, id: of.guild, projects, number: period.last, at: { number: period.last } },
    signal,
  );
  const deposits = at.projects.map(({ number }) => `0x${number.toString(16).padStart(PROJECT_DIGITS, '0')}`);
  const holders = [of.holder, ...deposits];
  const accounts = (await allAccounts({ guild: of.guild, holder_in: holders }, period, signal)).filter(isPersonal);
  const ids = accounts.map(({ id }) => id);
  return { at, accounts, postings: ids.length === 0 ? [] : await allPostings(ids, period, signal) };
}

async function allPostings(accounts: string[], period: BooksPeriod, signal: AbortSignal): Promise<HolderPosting[]> {
  const all: HolderPosting[] = [];
  // A posting's id begins with its entry's, and so with its block's number.
  for (;;) {
    const after = all.at(-1)?.id ?? firstEntryIdOf(period.first);
    const where = { account_in: accounts, id_gt: after, id_lt: firstEntryIdOf(period.last + 1) };
    const variables = { where, first: MOST, at: { number: period.last } };
    const { postings } = (await ask(postingsDocument, variables, signal)).data;
    all.push(...postings);
    if (postings.length < MOST) return all;
  }
}
