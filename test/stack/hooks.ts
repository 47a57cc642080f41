import { stopRunningStack } from '../../testing/stack/runningStack.ts';
import { stopVerifyStage } from '../ledger/verify/verifyStage.ts';

/** Mocha calls this once, after the last test of the process. */
export async function mochaGlobalTeardown(): Promise<void> {
  await stopRunningStack();
  await stopVerifyStage();
}
