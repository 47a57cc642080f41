import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openProcesses, type Processes } from '../local/process/processes.ts';

/**
 * Starts processes of a test's own, with a folder for their files.
 *
 * @param name - Part of the folder's name.
 * @param start - Starts them; leaves nothing running when it throws.
 * @returns What it gives, and what ends them and removes the folder.
 */
export async function startOwn<T extends object>(
  name: string,
  start: (processes: Processes, folder: string) => Promise<T>,
): Promise<T & { stop(): Promise<void> }> {
  const processes = openProcesses();
  const stop = async () => {
    await processes.stopAll();
    await processes.close();
  };
  try {
    const folder = await mkdtemp(join(tmpdir(), `guildhall-${name}-`));
    processes.removeInTheEnd(folder);
    return { ...(await start(processes, folder)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
