import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { childEnv } from '../local/childEnv.ts';
import { checkEvents } from './checkEvents.ts';
import { generateTopics } from './generateTopics.ts';

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
  await runGraph('codegen', '--output-dir', 'generated');
  await runGraph('build', '--output-dir', 'build');
}

async function runGraph(command: string, ...args: string[]): Promise<void> {
  const cli = createRequire(import.meta.url).resolve('@graphprotocol/graph-cli/package.json');
  const argv = [join(dirname(cli), 'bin', 'run.js'), command, ...args, 'subgraph.yaml'];
  // Otherwise it asks npm for its newest version at each run.
  const env = childEnv({ GRAPH_SKIP_NEW_VERSION_CHECK: 'true' });
  try {
    await promisify(execFile)(process.execPath, argv, { cwd: folder, env });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`graph ${command} failed.\n${stdout}${stderr}`, { cause: error });
  }
}

if (import.meta.main) {
  const started = performance.now();
  await buildSubgraph();
  console.log(`The subgraph is built (${((performance.now() - started) / 1000).toFixed(1)} s).`);
}
