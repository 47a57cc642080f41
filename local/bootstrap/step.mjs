import { printableLines } from './printable.mjs';

/** A step that failed: its name, the reason and what to do about it. */
export class StepFailure extends Error {
  /**
   * @param {string} step
   * @param {string} reason
   * @param {string} advice
   * @param {number} [exitCode] - What this process is to end with, when the command does not choose it.
   */
  constructor(step, reason, advice, exitCode) {
    super(reason);
    this.step = step;
    this.advice = advice;
    this.exitCode = exitCode;
  }

  /** @returns {string} What to print. */
  report() {
    return printableLines(`✗ ${this.step}: ${this.message}\n  What to do: ${this.advice}`);
  }
}

const TOLD_EVERY_MS = 5_000;

/**
 * Runs one step and prints its name with the time it took, and now and then how far it is.
 *
 * @template T
 * @param {string} name - What is done, e.g. "install packages".
 * @param {() => Promise<T>} action
 * @param {{ usually?: string, progress?: () => string }} [told] - In words: how long it usually takes, and how far it is.
 * @returns {Promise<T>} What the action returned.
 */
export async function step(name, action, { usually = '', progress = () => '' } = {}) {
  const startedAt = Date.now();
  const seconds = () => (Date.now() - startedAt) / 1000;
  console.log(`… ${[name, usually].filter(Boolean).join(': ')}`);
  const tell = () => console.log(`  ${[`${seconds().toFixed(0)} s`, progress()].filter(Boolean).join(', ')}`);
  const teller = setInterval(tell, TOLD_EVERY_MS);
  try {
    const result = await action();
    console.log(`✓ ${name} (${seconds().toFixed(1)} s)`);
    return result;
  } finally {
    clearInterval(teller);
  }
}
