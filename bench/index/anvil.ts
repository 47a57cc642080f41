import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { callRpc } from '../../local/http/rpc.ts';
import type { Processes } from '../../local/process/processes.ts';

/**
 * Starts Foundry's anvil on 127.0.0.1. Hardhat, which makes blocks faster, will not do for the comparison: it refuses graph-node's `eth_call`s, which carry both
 * `input` and `data`, and OpenZeppelin's mappings make some.
 *
 * @throws StackError with the end of its log
 */
export async function startAnvil(options: {
  port: number;
  logFile: string;
  processes: Processes;
}): Promise<{ url: string }> {
  const { port, logFile, processes } = options;
  const url = `http://127.0.0.1:${port}`;
  const cache = join(dirname(logFile), 'anvil');
  await mkdir(cache, { recursive: true });
  const package_ = createRequire(import.meta.url).resolve('@foundry-rs/anvil-linux-amd64/package.json');
  const running = processes.start({
    name: 'chain',
    command: join(dirname(package_), 'bin', 'anvil'),
    args: ['--port', String(port), '--accounts', '20', '--quiet', '--cache-path', cache],
    cwd: cache,
    env: {},
    logFile,
    stopSignal: 'SIGTERM',
    graceMs: 3000,
  });
  const answers = () =>
    callRpc(url, 'eth_chainId').then(
      () => true,
      () => false,
    );
  await running.ready(answers);
  return { url };
}
