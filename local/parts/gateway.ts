import { join } from 'node:path';
import type { Processes } from '../process/processes.ts';
import { repositoryRoot } from '../repositoryRoot.ts';
import { type GatewaySettings, gatewayEnvironment, HOST } from './gatewayEnvironment.ts';
import { type Part, startPart } from './part.ts';

export type Gateway = { url: string; part: Part };

/**
 * Starts the gateway and waits until it is ready to answer.
 *
 * @throws StackError with the end of its log
 */
export async function startGateway(
  settings: GatewaySettings,
  run: { logFile: string; processes: Processes },
): Promise<Gateway> {
  const url = `http://${HOST}:${settings.port}`;
  const part = await startPart(async () => {
    const running = run.processes.start({
      name: 'gateway',
      command: process.execPath,
      args: [join(repositoryRoot, 'api', 'server.ts')],
      cwd: repositoryRoot,
      env: gatewayEnvironment(settings, process.env),
      logFile: run.logFile,
      stopSignal: 'SIGTERM',
      graceMs: 5000,
    });
    await running.ready(() => isReady(url));
    return running;
  });
  return { url, part };
}

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2000) }).then(
    ({ ok }) => ok,
    () => false,
  );
}
