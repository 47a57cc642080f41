import type { Hex } from '../chain/types.ts';
import { concat } from './bytes.ts';
import { partId } from './ids.ts';

/**
 * The calls that the guild's timelock makes in a transaction. The logs of a call come before the timelock's own log of it:
 * what acts in the timelock's name at a contract belongs to the next call to that contract.
 */
export class Executions {
  private readonly known = new Set<Hex>();
  private counts = new Map<Hex, number>();
  private transaction: Hex | undefined;

  /** Id of the next call to a contract. */
  next(transaction: Hex, target: Hex): Hex {
    this.enter(transaction);
    return partId(concat(transaction, target), this.counts.get(target) ?? 0);
  }

  /** Counts a call that was made, and tells its id. */
  count(transaction: Hex, target: Hex): Hex {
    const id = this.next(transaction, target);
    this.counts.set(target, (this.counts.get(target) ?? 0) + 1);
    this.known.add(id);
    return id;
  }

  /** The id, when the block so far has that call. */
  made(id: Hex | null): Hex | null {
    return id !== null && this.known.has(id) ? id : null;
  }

  /** Forgets the calls of a block. */
  endBlock(): void {
    this.known.clear();
  }

  private enter(transaction: Hex): void {
    if (transaction === this.transaction) return;
    this.transaction = transaction;
    this.counts = new Map();
  }
}
