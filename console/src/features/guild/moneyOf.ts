import type { Token } from '../../lib/token.ts';

/** Money that an entry moves or binds, and whether it came to what the guild holds or left it. */
export type Money = { amount: bigint; token: Token; flow: 'in' | 'out' | undefined };

type Moving = {
  amount: bigint | null;
  token: Token | null;
  /** On assets alone. */
  postings: readonly { amount: bigint; token: { id: string } }[];
};

/**
 * The money of an entry; undefined when its log tells figures only. It came in, or went out, if the postings on the guild's assets
 * say so: what is only promised, earned or taken back into a promise does neither.
 */
export function moneyOf({ amount, token, postings }: Moving): Money | undefined {
  if (amount === null || !token) return undefined;
  const held = postings
    .filter((posting) => posting.token.id === token.id)
    .reduce((sum, posting) => sum + posting.amount, 0n);
  return { amount, token, flow: held > 0n ? 'in' : held < 0n ? 'out' : undefined };
}
