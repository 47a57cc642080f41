import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const READY_MS = 300_000;

/** A chain of a test's own. */
export type HardhatNode = { url: string; stop(): Promise<void> };

/**
 * Starts a Hardhat node on a free port of 127.0.0.1. It mines a block for each transaction.
 *
 * @throws Error with its output when it does not start.
 */
export async function startHardhatNode(): Promise<HardhatNode> {
  const cli = join(dirname(createRequire(import.meta.url).resolve('hardhat/package.json')), 'dist/src/cli.js');
  const config = join(import.meta.dirname, '../local/chain.config.ts');
  const args = [cli, '--config', config, 'node', '--hostname', '127.0.0.1', '--port', '0'];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, HARDHAT_DISABLE_TELEMETRY_PROMPT: 'true' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const url = await urlFrom(child);
  return {
    url,
    async stop() {
      process.off('exit', kill);
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

function urlFrom(child: ChildProcess): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let output = '';
  const fail = (reason: string) => {
    child.kill('SIGKILL');
    reject(new Error(`The Hardhat node ${reason}:\n${output}`));
  };
  const timer = setTimeout(fail, READY_MS, 'did not start in time');
  const read = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-10_000);
    const url = /server at (http:\/\/[^\s/]+)/.exec(output)?.[1];
    if (url) resolve(url);
  };
  child.stdout?.on('data', read);
  child.stderr?.on('data', read);
  child.once('exit', () => fail('ended'));
  return promise.finally(() => clearTimeout(timer));
}
