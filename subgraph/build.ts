import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { generateTypes } from './generateTypes.ts';
import { runGraph } from './runGraph.ts';

const folder = import.meta.dirname;

/**
 * Builds the subgraph into `build/`: generates the types and compiles. The addresses in the built manifest are
 * placeholders. The ABIs must be there.
 *
 * @throws Error with what is wrong: an event without a handler, or graph-cli's messages.
 */
async function buildSubgraph(): Promise<void> {
  await generateTypes();
  await rm(join(folder, 'build'), { recursive: true, force: true });
  await runGraph(folder, 'build', 'build');
}

if (import.meta.main) {
  const started = performance.now();
  await buildSubgraph();
  console.log(`The subgraph is built (${((performance.now() - started) / 1000).toFixed(1)} s).`);
}
