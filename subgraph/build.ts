import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { glob, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { childEnv } from '../local/childEnv.ts';
import { checkEvents } from './checkEvents.ts';
import { generateTopics } from './generateTopics.ts';
import { ledgerContracts } from './readEvents.ts';

const folder = import.meta.dirname;
const target = join(folder, 'build');
const stampFile = join(folder, 'generated', 'build.stamp');

/**
 * Builds the subgraph with graph-cli: event types, generated classes, WebAssembly. Does nothing when the last build was
 * of the same files.
 *
 * @returns The absolute path of the folder with the built `subgraph.yaml`; its addresses are placeholders.
 * @throws Error with what is wrong: an event without a handler, or graph-cli's messages.
 */
export async function buildSubgraph(): Promise<string> {
  const stamp = await hashInputs();
  if ((await readStamp()) === stamp) return target;
  const differences = await checkEvents();
  if (differences.length > 0) throw new Error(`The manifest and the ABIs differ.\n${differences.join('\n')}`);
  await rm(stampFile, { force: true });
  await rm(target, { recursive: true, force: true });
  await generateTopics();
  await runGraph('codegen', '--output-dir', 'generated');
  await runGraph('build', '--output-dir', 'build');
  await writeFile(stampFile, stamp);
  return target;
}

async function readStamp(): Promise<string | undefined> {
  try {
    await readFile(join(target, 'subgraph.yaml'));
    return await readFile(stampFile, 'utf8');
  } catch {
    return undefined;
  }
}

/** Hashes all that a build depends on. */
async function hashInputs(): Promise<string> {
  const root = dirname(folder);
  const paths = ['schema.graphql', 'subgraph/subgraph.yaml', 'package-lock.json'];
  paths.push(...ledgerContracts.map((contract) => `abis/${contract}.json`));
  for await (const path of glob('subgraph/{*.ts,src/**/*.ts}', { cwd: root })) paths.push(path);
  const hash = createHash('sha256');
  for (const path of paths.sort()) hash.update(`${path}\n`).update(await readFile(join(root, path)));
  return hash.digest('hex');
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
