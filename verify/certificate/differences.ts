/** Differences that are told one by one; a ledger of another chain has as many as rows. */
const MOST_TOLD = 1_000;

/** Takes down differences: all are counted, the first are told. */
export class Differences<T> {
  readonly told: T[];
  count: number;

  /** @param before - Those that an earlier run has found. */
  constructor(before: readonly T[] = []) {
    this.told = [...before];
    this.count = before.length;
  }

  readonly add = (difference: T): void => {
    this.count += 1;
    if (this.told.length < MOST_TOLD) this.told.push(difference);
  };
}
