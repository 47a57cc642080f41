import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LOCAL_NETWORK } from '../../local/stack/dataFolder.ts';
import { type Stack, startStack } from '../../local/stack/stack.ts';

/**
 * Starts a stack on free ports whose data and logs go when it is stopped.
 *
 * @param print - Gets a line for each step.
 * @throws StackError with the end of the log of the part that failed; the data stays then
 */
export async function startThrowawayStack(print?: (line: string) => void): Promise<Stack> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'guildhall-test-'));
  const stack = await startStack(
    { ports: 'auto', dataFolder, network: LOCAL_NETWORK, verifier: true },
    print && { print },
  );
  const stop = async () => {
    await stack.stop();
    await rm(dataFolder, { recursive: true, force: true });
  };
  return { ...stack, stop };
}
