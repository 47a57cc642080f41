import type { Hex } from '../chain/types.ts';
import { concat } from './bytes.ts';
import { partId } from './ids.ts';

/** A call that the guild's timelock made. */
export type TimelockCall = { transaction: Hex; target: Hex };

/**
 * The calls that the guild's timelock makes in a block. The logs of a call come before the timelock's own log of it: what
 * acts in the timelock's name at a contract belongs to the next call to that contract in the transaction.
 */
export class Executions {
  private readonly timelock: Hex;
  /** Calls of the block that are still to come, and those that were made, by transaction and target. */
  private readonly left = new Map<Hex, number>();
  private readonly made = new Map<Hex, number>();

  constructor(timelock: Hex) {
    this.timelock = timelock;
  }

  /** Begins a block with all calls that it has. */
  begin(calls: readonly TimelockCall[]): void {
    this.left.clear();
    this.made.clear();
    for (const { transaction, target } of calls) {
      const place = this.placeOf(transaction, target);
      this.left.set(place, (this.left.get(place) ?? 0) + 1);
    }
  }

  /** Id of the transaction's next call to a contract; null when it makes no more. */
  next(transaction: Hex, target: Hex): Hex | null {
    const place = this.placeOf(transaction, target);
    return (this.left.get(place) ?? 0) > 0 ? this.idOf(place) : null;
  }

  /** Counts a call that was made, and tells its id. */
  count(transaction: Hex, target: Hex): Hex {
    const place = this.placeOf(transaction, target);
    const id = this.idOf(place);
    this.left.set(place, (this.left.get(place) ?? 0) - 1);
    this.made.set(place, (this.made.get(place) ?? 0) + 1);
    return id;
  }

  private placeOf(transaction: Hex, target: Hex): Hex {
    return concat(transaction, this.timelock, target);
  }

  private idOf(place: Hex): Hex {
    return partId(place, this.made.get(place) ?? 0);
  }
}
