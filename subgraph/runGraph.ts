import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { childEnv } from '../local/process/childEnv.ts';

/**
 * Runs a command of graph-cli on the `subgraph.yaml` of a folder.
 *
 * @throws Error with what it printed.
 */
export async function runGraph(folder: string, command: 'codegen' | 'build', output: string): Promise<void> {
  const cli = createRequire(import.meta.url).resolve('@graphprotocol/graph-cli/package.json');
  const argv = [join(dirname(cli), 'bin', 'run.js'), command, '--output-dir', output, 'subgraph.yaml'];
  // Otherwise it asks npm for its newest version at each run.
  const env = childEnv({ GRAPH_SKIP_NEW_VERSION_CHECK: 'true' });
  try {
    await promisify(execFile)(process.execPath, argv, { cwd: folder, env });
  } catch (error) {
    const { stdout = '', stderr = '', message } = error as Error & { stdout?: string; stderr?: string };
    // The compiler's messages come first, then graph-cli's own stack.
    const [reason = ''] = stdout.split(/^\s+at /m);
    throw new Error(`graph ${command} failed.\n${reason.trim() || stderr.trim() || message}`);
  }
}
