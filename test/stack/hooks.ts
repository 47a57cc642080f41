import { stopRunningStack } from '../../testing/stack/runningStack.ts';

/** Mocha calls this once, after the last test of the process. */
export async function mochaGlobalTeardown(): Promise<void> {
  await stopRunningStack();
}
