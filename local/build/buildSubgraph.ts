import { committedBuilds } from '../bootstrap/builds.mjs';
import type { Processes } from '../process/processes.ts';
import { runTool } from './runTool.ts';
import { stamped } from './stamped.ts';

/** Where subgraph/build.ts puts the built subgraph, relative to the clone. */
export const SUBGRAPH_BUILD = 'subgraph/build';

/**
 * Generates the subgraph's types and compiles its mappings, unless that is committed for the same sources. The contracts
 * must have been built.
 *
 * @param print - Prints why it is built.
 * @param isTrusted - Whether what others committed will do.
 * @returns Whether anything was done.
 * @throws StackError with its messages
 */
export async function buildSubgraph(
  processes: Processes,
  print: (line: string) => void,
  isTrusted = true,
): Promise<boolean> {
  const make = async () => {
    await runTool({ processes, step: 'subgraph', script: 'subgraph/build.ts', args: [] });
  };
  return stamped({ ...committedBuilds.subgraph, make }, isTrusted, print);
}
