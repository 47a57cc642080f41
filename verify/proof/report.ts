import type { Premise } from './types.ts';

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
  /**
   * - `shown`: every claim is shown, if what it stands on is true;
   * - `shown in part`: none is wrong, and some are not shown;
   * - `wrong`: one is wrong. It is the last step: what would follow from it is not looked at.
   */
  outcome: 'shown' | 'shown in part' | 'wrong';
  steps: CheckStep[];
  standsOn: Premise[];
};

/** Takes down what a check comes to. */
export class Report {
  private readonly steps: CheckStep[] = [];
  private readonly premises = new Map<string, Premise>();

  /** Runs a check to its end, or to the first claim that is wrong. */
  static of(check: (report: Report) => void): Checked {
    const report = new Report();
    try {
      check(report);
    } catch (error) {
      if (!(error instanceof WrongClaim)) throw error;
    }
    const { steps, premises } = report;
    return { outcome: outcomeOf(steps), steps, standsOn: inOrder([...premises.values()]) };
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

  /** What is stood on already of a kind. */
  premise(what: Premise['what']): Premise | undefined {
    return [...this.premises.values()].find((premise) => premise.what === what);
  }

  /** Something that what is shown stands on. */
  standOn(premise: Premise): void {
    this.premises.set(`${premise.what} ${premise.value}`, premise);
  }
}

const ORDER: readonly Premise['what'][] = ['block', 'chain', 'factory', 'guild'];

function inOrder(premises: readonly Premise[]): Premise[] {
  return premises.toSorted((one, other) => ORDER.indexOf(one.what) - ORDER.indexOf(other.what));
}

class WrongClaim extends Error {}

function outcomeOf(steps: readonly CheckStep[]): Checked['outcome'] {
  if (steps.some(({ outcome }) => outcome === 'wrong')) return 'wrong';
  return steps.every(({ outcome }) => outcome === 'shown') ? 'shown' : 'shown in part';
}

/** What is claimed may be undefined: then nothing is. @throws Error when a proof shows something else than is claimed */
export function expectSame(what: string, shown: unknown, claimed: unknown): void {
  if (claimed !== undefined && shown !== claimed) {
    throw new Error(`The proof shows ${what} ${shown}, not ${claimed}.`);
  }
}
