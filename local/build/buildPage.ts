import { join } from 'node:path';
import type { Processes } from '../process/processes.ts';
import { repositoryRoot } from '../repositoryRoot.ts';
import { compressFiles } from './compressFiles.ts';
import { runTool } from './runTool.ts';
import { stamped } from './stamped.ts';

/** Where Vite puts the page, relative to the clone. */
export const PAGE_BUILD = 'console/dist';

/**
 * Bundles the page, and compresses its files.
 *
 * @returns Whether anything was done.
 * @throws StackError with Vite's messages
 */
export async function buildPage(processes: Processes): Promise<boolean> {
  return stamped({
    name: 'page',
    inputs: ['client', 'console', 'verify', 'abis', 'subgraph/networks.json', 'local/build/compressFiles.ts'],
    packages: ['vite', '@vitejs/plugin-react', 'react', 'react-dom', 'graphiql'],
    outputs: [PAGE_BUILD],
    async make() {
      const args = ['build', '--config', 'console/vite.config.ts', '--logLevel', 'warn'];
      await runTool({ processes, step: 'page', script: 'node_modules/vite/bin/vite.js', args });
      await compressFiles(join(repositoryRoot, PAGE_BUILD));
    },
  });
}
