/** A step that failed: its name, the reason and what to do about it. */
export class StepFailure extends Error {
  /**
   * @param {string} step
   * @param {string} reason
   * @param {string} advice
   * @param {number} [exitCode] what this process is to end with
   */
  constructor(step, reason, advice, exitCode = 1) {
    super(reason);
    this.step = step;
    this.advice = advice;
    this.exitCode = exitCode;
  }

  /** @returns {string} what to print */
  report() {
    return `✗ ${this.step}: ${this.message}\n  What to do: ${this.advice}`;
  }
}

/**
 * Runs one step and prints its name with the time it took.
 *
 * @template T
 * @param {string} name what is done, e.g. "install packages"
 * @param {() => Promise<T>} action
 * @returns {Promise<T>} what the action returned
 */
export async function step(name, action) {
  const startedAt = Date.now();
  console.log(`… ${name}`);
  const result = await action();
  console.log(`✓ ${name} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`);
  return result;
}
