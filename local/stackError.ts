import { printableLines } from './bootstrap/printable.mjs';

/** A part of the stack, or a step of its start, that failed: what, why and what to do about it. */
export class StackError extends Error {
  /** The part or step, e.g. "graph-node". */
  readonly step: string;
  /** What the user can do. */
  readonly advice: string;

  constructor(step: string, reason: string, advice: string, options?: ErrorOptions) {
    super(reason, options);
    this.step = step;
    this.advice = advice;
  }

  /** What to print. */
  report(): string {
    const report = `✗ ${this.step}: ${this.message.replaceAll('\n', '\n    ')}\n  What to do: ${this.advice}`;
    return printableLines(report);
  }
}
