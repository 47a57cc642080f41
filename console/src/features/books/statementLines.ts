import type { AccountClass } from '../../generated/operations.ts';
import type { CodeMovement, Movement, TokenMovement } from './periodBalances.ts';
import { sumOf } from './periodBalances.ts';

/** A line of a statement, on the side on which it grows: what is held or spent by debits, all else by credits. */
export type StatementLine = { opening: bigint; added: bigint; taken: bigint; closing: bigint };

const GROWS_BY_DEBITS: readonly AccountClass[] = ['ASSET', 'EXPENSE'];

/** A movement as it reads to who is no accountant: balances are positive on the side on which the class grows. */
export function lineOf(kind: AccountClass, { opening, debits, credits, closing }: Movement): StatementLine {
  if (GROWS_BY_DEBITS.includes(kind)) return { opening, added: debits, taken: credits, closing };
  return { opening: -opening, added: credits, taken: debits, closing: -closing };
}

/** What the accounts of some classes changed in a period, and where they stand: positive for income less spending. */
export function resultOf({ classes }: TokenMovement): { before: bigint; inPeriod: bigint; after: bigint } {
  const { opening, closing } = sumOf(classes.filter((of) => of.class === 'INCOME' || of.class === 'EXPENSE'));
  return { before: -opening, inPeriod: opening - closing, after: -closing };
}

/** The codes of a class in a token. */
export function codesOf({ classes }: TokenMovement, kind: AccountClass): CodeMovement[] {
  return classes.find((of) => of.class === kind)?.codes ?? [];
}
