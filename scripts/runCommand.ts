import { spawn } from 'node:child_process';

/** What a command came to. */
export type CommandResult = { code: number; output: string; seconds: number };

/**
 * Runs a command, from the repository's root unless told otherwise, with this Node first in its PATH.
 *
 * @param shown - Whether its output is shown while it runs.
 * @param cwd - Folder to run it in, if not the root.
 * @returns Exit code (1 when a signal ended it), stdout and stderr together, and the time it took.
 * @throws Error when the command cannot be started.
 */
export function runCommand(
  command: string,
  args: string[],
  shown: boolean,
  cwd = new URL('..', import.meta.url),
): Promise<CommandResult> {
  const started = performance.now();
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const take = (stream: NodeJS.WriteStream) => (chunk: Buffer) => {
    output += chunk.toString();
    if (shown) stream.write(chunk);
  };
  child.stdout.on('data', take(process.stdout));
  child.stderr.on('data', take(process.stderr));
  return new Promise((resolve, reject) => {
    child.on('error', (cause) => reject(new Error(`${command} could not be started.`, { cause })));
    child.on('close', (code) => {
      resolve({ code: code ?? 1, output, seconds: (performance.now() - started) / 1000 });
    });
  });
}
