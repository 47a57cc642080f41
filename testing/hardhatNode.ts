import { join } from 'node:path';
import { startChain } from '../local/parts/chain.ts';
import { choosePorts } from '../local/process/ports.ts';
import { startOwn } from './ownProcesses.ts';

/** A chain of a test's own. */
export type HardhatNode = { url: string; stop(): Promise<void> };

/**
 * Starts a Hardhat node on a free port of 127.0.0.1. It mines a block for each transaction.
 *
 * @throws StackError with its log when it ends, or stands still, before it answers
 */
export function startHardhatNode(): Promise<HardhatNode> {
  return startOwn('node', async (processes, folder) => {
    const { chain: port } = await choosePorts('auto', ['chain']);
    const { url } = await startChain({ port, logFile: join(folder, 'chain.log'), processes });
    return { url };
  });
}
