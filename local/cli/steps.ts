import { StackError } from '../stackError.ts';

/** Runs the steps of a start and prints how long each took. */
export type Steps = {
  /**
   * Runs one step; steps may run side by side.
   *
   * @param detail - What to print after its name when it is done; null to print nothing, as it was done before.
   * @param usually - How long it usually takes, in words, if that is long.
   * @throws StackError naming the step, whatever it threw
   */
  run<T>(name: string, action: () => Promise<T>, detail?: (result: T) => string | null, usually?: string): Promise<T>;
};

/** A step that takes longer is announced, again and again, so that nobody thinks it hangs. */
const ANNOUNCED_AFTER_MS = 4000;
const ANNOUNCED_EVERY_MS = 30_000;

/** @param print - Prints one line; nothing is printed by default. */
export function openSteps(print: (line: string) => void = () => {}): Steps {
  return {
    async run(name, action, detail = () => '', usually) {
      const startedAt = Date.now();
      const seconds = () => (Date.now() - startedAt) / 1000;
      const usual = usually === undefined ? '' : ` (usually ${usually})`;
      const first = setTimeout(() => print(`… ${name}${usual}`), ANNOUNCED_AFTER_MS);
      const further = setInterval(() => print(`… ${name}: ${seconds().toFixed(0)} s${usual}`), ANNOUNCED_EVERY_MS);
      try {
        const result = await action();
        const told = detail(result);
        if (told !== null) print(`✓ ${name.padEnd(12)} ${seconds().toFixed(1).padStart(5)} s  ${told}`.trimEnd());
        return result;
      } catch (error) {
        if (error instanceof StackError) throw error;
        const reason = error instanceof Error ? error.message : String(error);
        throw new StackError(name, reason, 'if that is not enough, look at the logs in the data directory', {
          cause: error,
        });
      } finally {
        clearTimeout(first);
        clearInterval(further);
      }
    },
  };
}
