import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Processes } from '../processes.ts';
import { repositoryRoot } from '../repositoryRoot.ts';
import { runTool } from './runTool.ts';
import { stamped } from './stamped.ts';

/** Where graph-cli puts the built subgraph, relative to the clone. */
export const SUBGRAPH_BUILD = 'subgraph/build';

/**
 * Generates the subgraph's types and compiles its mappings. The contracts must have been built.
 *
 * @returns whether anything was done
 * @throws StackError with graph-cli's output
 */
export async function buildSubgraph(processes: Processes): Promise<boolean> {
  return await stamped({
    name: 'subgraph',
    inputs: ['schema.graphql', 'abis', 'subgraph'],
    packages: ['@graphprotocol/graph-cli', '@graphprotocol/graph-ts'],
    outputs: ['subgraph/generated', join(SUBGRAPH_BUILD, 'subgraph.yaml')],
    async make() {
      for (const folder of [SUBGRAPH_BUILD, 'subgraph/generated']) {
        await rm(join(repositoryRoot, folder), { recursive: true, force: true });
      }
      await runTool({ processes, step: 'subgraph', script: 'subgraph/generateTopics.ts', args: [] });
      await graph(processes, 'codegen', ['--output-dir', 'generated']);
      await graph(processes, 'build', ['--output-dir', 'build']);
    },
  });
}

async function graph(processes: Processes, command: string, args: readonly string[]): Promise<void> {
  await runTool({
    processes,
    step: 'subgraph',
    script: 'node_modules/@graphprotocol/graph-cli/bin/run.js',
    args: [command, ...args],
    cwd: 'subgraph',
  });
}
