import { join } from 'node:path';
import type { Processes } from '../processes.ts';
import { runTool } from './runTool.ts';
import { stamped } from './stamped.ts';

/** Where subgraph/build.ts puts the built subgraph, relative to the clone. */
export const SUBGRAPH_BUILD = 'subgraph/build';

/**
 * Generates the subgraph's types and compiles its mappings. The contracts must have been built.
 *
 * @returns whether anything was done
 * @throws StackError with its messages
 */
export async function buildSubgraph(processes: Processes): Promise<boolean> {
  return await stamped({
    name: 'subgraph',
    inputs: ['schema.graphql', 'abis', 'subgraph'],
    // Its addresses are put into the built manifest by each start.
    except: ['subgraph/networks.json', 'subgraph/tests', 'subgraph/test.ts'],
    packages: ['@graphprotocol/graph-cli', '@graphprotocol/graph-ts'],
    outputs: ['subgraph/generated', join(SUBGRAPH_BUILD, 'subgraph.yaml')],
    async make() {
      await runTool({ processes, step: 'subgraph', script: 'subgraph/build.ts', args: [] });
    },
  });
}
