import type { AccountClass, AccountCode } from '../generated/resolvers.ts';

/** An account of the books as it is added up. */
export type AddedAccount = { class: AccountClass; code: AccountCode; token: string; debits: bigint; credits: bigint };

type Sums = { debits: bigint; credits: bigint };

/** The accounts of one code in one token. */
export type CodeSums = Sums & {
  guild: string;
  token: string;
  block: number;
  class: AccountClass;
  code: AccountCode;
  count: number;
};

/** The accounts in one token. */
export type TokenSums = Sums & { token: string; codes: CodeSums[] };

const CLASSES: readonly AccountClass[] = ['ASSET', 'LIABILITY', 'INCOME', 'EXPENSE', 'EQUITY', 'SUSPENSE'];

/** Adds up accounts of a guild by token and code, one after the other, and keeps none of them. */
export function addUp(of: { guild: string; block: number }) {
  const tokens = new Map<string, Map<AccountCode, CodeSums>>();
  return {
    add({ token, code, debits, credits, class: kind }: AddedAccount): void {
      const codes = tokens.get(token) ?? new Map<AccountCode, CodeSums>();
      tokens.set(token, codes);
      const sums = codes.get(code) ?? { ...of, token, code, class: kind, count: 0, debits: 0n, credits: 0n };
      codes.set(code, sums);
      sums.count += 1;
      sums.debits += debits;
      sums.credits += credits;
    },
    sums: (): TokenSums[] =>
      [...tokens].sort(byText(([token]) => token)).map(([token, codes]) => {
        const ofCodes = [...codes.values()].sort(byText(({ code, class: kind }) => `${CLASSES.indexOf(kind)} ${code}`));
        return { token, codes: ofCodes, debits: total(ofCodes, 'debits'), credits: total(ofCodes, 'credits') };
      }),
  };
}

/** Sum of one side. */
export function total(sums: readonly Sums[], side: keyof Sums): bigint {
  return sums.reduce((sum, one) => sum + one[side], 0n);
}

function byText<T>(textOf: (item: T) => string): (a: T, b: T) => number {
  return (a, b) => (textOf(a) < textOf(b) ? -1 : 1);
}
