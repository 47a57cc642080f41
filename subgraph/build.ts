import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { checkEvents } from './checkEvents.ts';
import { generateTopics } from './generateTopics.ts';
import { runGraph } from './runGraph.ts';

const folder = import.meta.dirname;

/**
 * Builds the subgraph into `build/`: checks that every event has a handler, generates the event types and graph-cli's
 * classes, and compiles. The addresses in the built manifest are placeholders. The ABIs must be there.
 *
 * @throws Error with what is wrong: an event without a handler, or graph-cli's messages.
 */
export async function buildSubgraph(): Promise<void> {
  const differences = await checkEvents();
  if (differences.length > 0) throw new Error(`The manifest and the ABIs differ.\n${differences.join('\n')}`);
  for (const output of ['generated', 'build']) await rm(join(folder, output), { recursive: true, force: true });
  await generateTopics();
  await runGraph(folder, 'codegen', 'generated');
  await runGraph(folder, 'build', 'build');
}

if (import.meta.main) {
  const started = performance.now();
  await buildSubgraph();
  console.log(`The subgraph is built (${((performance.now() - started) / 1000).toFixed(1)} s).`);
}
