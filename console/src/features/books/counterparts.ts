import type { BooksAccountQuery } from '../../generated/operations.ts';

/** The statement of an account. */
export type StatedAccount = NonNullable<BooksAccountQuery['statement']>;

/** A posting of an account's statement. */
export type StatedPosting = StatedAccount['movements']['edges'][number]['node'];

/** The postings of the same entry and token that stand against a posting: on its other side. */
export function counterparts({ amount, entry }: StatedPosting, { id, token }: StatedAccount['account']) {
  return entry.postings.filter(
    (other) => other.account.id !== id && other.token.id === token.id && other.amount < 0n !== amount < 0n,
  );
}
