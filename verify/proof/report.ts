import type { Hex } from '../chain/types.ts';

/** One step of a check, as it is told to whoever checks. */
export type CheckStep = {
  /** What it is about, as a whole sentence. */
  claim: string;
  outcome: 'shown' | 'not shown' | 'wrong';
  /** Why it is wrong, or not shown. */
  reason?: string;
};

/** What came out of a check. */
export type Checked = {
  /** Whether nothing is wrong. A claim that is wrong is the last step: what would follow from it is not looked at. */
  holds: boolean;
  steps: CheckStep[];
  /** The blocks that all of it stands on: compare their hashes with what other sources say of the chain. */
  standsOn: { number: bigint; hash: Hex }[];
};

/** Takes down what a check comes to. */
export class Report {
  private readonly steps: CheckStep[] = [];
  private readonly blocks = new Map<Hex, bigint>();

  /** Runs a check to its end, or to the first claim that is wrong. */
  static of(check: (report: Report) => void): Checked {
    const report = new Report();
    try {
      check(report);
    } catch (error) {
      if (!(error instanceof WrongClaim)) throw error;
    }
    return {
      holds: report.steps.every(({ outcome }) => outcome !== 'wrong'),
      steps: report.steps,
      standsOn: Array.from(report.blocks, ([hash, number]) => ({ number, hash })),
    };
  }

  /** A claim that is shown unless looking at it throws. */
  show<T>(claim: string, look: () => T): T {
    try {
      const seen = look();
      this.steps.push({ claim, outcome: 'shown' });
      return seen;
    } catch (error) {
      this.steps.push({ claim, outcome: 'wrong', reason: (error as Error).message });
      throw new WrongClaim();
    }
  }

  /** A claim that nothing shows, and nothing contradicts. */
  leaveOpen(claim: string, reason: string): void {
    this.steps.push({ claim, outcome: 'not shown', reason });
  }

  /** A block that what is shown stands on. */
  standOn({ hash, number }: { hash: Hex; number: bigint }): void {
    this.blocks.set(hash, number);
  }
}

class WrongClaim extends Error {}

/** @throws Error when a proof shows something else than what is claimed */
export function expectSame(what: string, shown: unknown, claimed: unknown): void {
  if (shown !== claimed) throw new Error(`The proof shows ${what} ${shown}, not ${claimed}.`);
}
