import type { AccountClass, AccountCode, BooksTrialBalanceQuery } from '../../generated/operations.ts';
import { classes } from './chartOfAccounts.ts';

/** An account, or several together, in a period: opening + debits - credits = closing. Balances are debits less credits. */
export type Movement = { opening: bigint; debits: bigint; credits: bigint; closing: bigint };

/** The accounts of one code in a period. */
export type CodeMovement = Movement & { code: AccountCode; class: AccountClass; count: number };

/** The accounts of one class in a period. */
export type ClassMovement = Movement & { class: AccountClass; codes: CodeMovement[] };

type ClosedToken = NonNullable<BooksTrialBalanceQuery['closing']>['tokens'][number];

/** The books of one token in a period. */
export type TokenMovement = Pick<ClosedToken, 'token' | 'debits' | 'credits' | 'difference' | 'suspense'> & {
  classes: ClassMovement[];
  total: Movement;
};

/** Movements added up. */
export function sumOf(movements: readonly Movement[]): Movement {
  const sum = { opening: 0n, debits: 0n, credits: 0n, closing: 0n };
  for (const movement of movements) {
    sum.opening += movement.opening;
    sum.debits += movement.debits;
    sum.credits += movement.credits;
    sum.closing += movement.closing;
  }
  return sum;
}

/** What lies between what an account had been debited and credited by two moments. */
export function movementOf(
  opening: { debits: bigint; credits: bigint } | undefined,
  closing: { debits: bigint; credits: bigint },
): Movement {
  const before = opening ?? { debits: 0n, credits: 0n };
  return {
    opening: before.debits - before.credits,
    debits: closing.debits - before.debits,
    credits: closing.credits - before.credits,
    closing: closing.debits - closing.credits,
  };
}

/** The books in a period, token by token, class by class. @param answer - Trial balances at its begin and end. */
export function periodBalances({ opening, closing }: BooksTrialBalanceQuery): TokenMovement[] {
  return (closing?.tokens ?? []).map(({ codes, ...of }) => {
    const opened = opening?.tokens.find(({ token }) => token.id === of.token.id)?.codes ?? [];
    const moved = codes.map((sums) => {
      const before = opened.find(({ code }) => code === sums.code);
      return { ...movementOf(before, sums), code: sums.code, class: sums.class, count: sums.count };
    });
    const ofClasses = (Object.keys(classes) as AccountClass[]).flatMap((name): ClassMovement[] => {
      const ofClass = moved.filter((code) => code.class === name);
      return ofClass.length === 0 ? [] : [{ class: name, codes: ofClass, ...sumOf(ofClass) }];
    });
    return { ...of, classes: ofClasses, total: sumOf(moved) };
  });
}
