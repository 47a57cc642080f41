import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Pool } from 'undici';
import { repositoryRoot } from '../../local/repositoryRoot.ts';

/** Connections to each at most. */
export const MOST_CONNECTIONS = 64;

/** What is measured, side by side with the others. */
export type MeasuredServer = { name: string; pool: Pool; path: string; pid: number | undefined };

/** A target at a URL. @param pid - Of its process, if its memory is to be shown. */
export function targetAt(name: string, url: string, pid?: number): MeasuredServer {
  const { origin, pathname } = new URL(url);
  return { name, pool: new Pool(origin, { connections: MOST_CONNECTIONS }), path: pathname, pid };
}

/** Starts the plain stitching proxy before a graph-node. */
export async function startProxy(graphNode: string): Promise<MeasuredServer & { stop(): void }> {
  const program = join(repositoryRoot, 'bench', 'gateway', 'stitchingProxy.ts');
  const child: ChildProcess = spawn(process.execPath, [program, graphNode], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit').then(() => Promise.reject(new Error('The stitching proxy ended.')));
  ended.catch(() => {});
  const [line] = await Promise.race([once(child.stdout ?? child, 'data'), ended]);
  return { ...targetAt('proxy', String(line).trim(), child.pid), stop: () => void child.kill() };
}
