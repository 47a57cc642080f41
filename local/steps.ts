import { StackError } from './stackError.ts';

/** Runs the steps of a start and remembers how long each took. */
export type Steps = {
  /**
   * Runs one step; steps may run side by side.
   *
   * @param detail what to print after its name when it is done
   * @throws StackError naming the step, whatever it threw
   */
  run<T>(name: string, action: () => Promise<T>, detail?: (result: T) => string): Promise<T>;
  /** The steps that are done, in the order in which they ended, with seconds. */
  times(): readonly StepTime[];
};

export type StepTime = { name: string; seconds: number };

/** A step that takes longer is announced, so that nobody thinks it hangs. */
const ANNOUNCED_AFTER_MS = 4000;

/** @param print prints one line; nothing is printed by default */
export function openSteps(print: (line: string) => void = () => {}): Steps {
  const times: StepTime[] = [];
  return {
    times: () => times,
    async run(name, action, detail) {
      const startedAt = Date.now();
      const announce = setTimeout(() => print(`… ${name}`), ANNOUNCED_AFTER_MS);
      try {
        const result = await action();
        const seconds = (Date.now() - startedAt) / 1000;
        times.push({ name, seconds });
        print(`✓ ${name.padEnd(12)} ${seconds.toFixed(1).padStart(5)} s  ${detail?.(result) ?? ''}`.trimEnd());
        return result;
      } catch (error) {
        if (error instanceof StackError) throw error;
        const reason = error instanceof Error ? error.message : String(error);
        throw new StackError(name, reason, 'if this says too little, look into the logs of the data directory', {
          cause: error,
        });
      } finally {
        clearTimeout(announce);
      }
    },
  };
}
