import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** What a command came to. */
export type CommandResult = { code: number; output: string; seconds: number };

/**
 * Runs a command, from the repository's root unless told otherwise, with this Node first in its PATH.
 *
 * @param shown - Whether its output is shown while it runs; or what stands before each line that is shown.
 * @param cwd - Folder to run it in, if not the root.
 * @returns Exit code (1 when a signal ended it), stdout and stderr together, and the time it took.
 * @throws Error when the command cannot be started.
 */
export function runCommand(
  command: string,
  args: string[],
  shown: boolean | string,
  cwd = new URL('..', import.meta.url),
): Promise<CommandResult> {
  const started = performance.now();
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const take = (from: Readable, to: NodeJS.WriteStream) => {
    from.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (shown === true) to.write(text);
    });
    if (typeof shown === 'string') createInterface(from).on('line', (line) => void to.write(`${shown}${line}\n`));
  };
  take(child.stdout, process.stdout);
  take(child.stderr, process.stderr);
  return new Promise((resolve, reject) => {
    child.on('error', (cause) => reject(new Error(`${command} could not be started.`, { cause })));
    child.on('close', (code) => {
      resolve({ code: code ?? 1, output, seconds: (performance.now() - started) / 1000 });
    });
  });
}
