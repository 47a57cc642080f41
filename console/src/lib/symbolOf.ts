import { visibly } from './visibly.ts';

/** A token's symbol as it is shown: its contract chooses it, or has none. */
export function symbolOf({ symbol }: { symbol: string }): string {
  return visibly(symbol) || '(no symbol)';
}
