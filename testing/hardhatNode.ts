import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChain } from '../local/parts/chain.ts';
import { choosePorts } from '../local/process/ports.ts';
import { openProcesses } from '../local/process/processes.ts';

/** A chain of a test's own. */
export type HardhatNode = { url: string; stop(): Promise<void> };

/**
 * Starts a Hardhat node on a free port of 127.0.0.1. It mines a block for each transaction.
 *
 * @throws StackError with its log when it ends, or stands still, before it answers
 */
export async function startHardhatNode(): Promise<HardhatNode> {
  const processes = openProcesses();
  const stop = async () => {
    await processes.stopAll();
    await processes.close();
  };
  try {
    const folder = await mkdtemp(join(tmpdir(), 'guildhall-node-'));
    processes.removeInTheEnd(folder);
    const { chain: port } = await choosePorts('auto', ['chain']);
    const { url } = await startChain({ port, logFile: join(folder, 'chain.log'), processes });
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
