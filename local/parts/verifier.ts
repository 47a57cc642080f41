import { join } from 'node:path';
import type { Processes } from '../process/processes.ts';
import { repositoryRoot } from '../repositoryRoot.ts';
import { HOST } from './gatewayEnvironment.ts';
import { type Part, startPart } from './part.ts';

/** What the verifier follows, and where it serves what it knows. */
export type VerifierSettings = {
  port: number;
  rpcUrl: string;
  /** The ledger's query URL. */
  ledgerUrl: string;
  factory: string;
  forwarder: string;
};

/** Where the verifier of a stack serves what it knows. */
export function verifierUrl(port: number): string {
  return `http://${HOST}:${port}`;
}

/**
 * Starts the verifier that follows the ledger, and waits until it tells what it knows.
 *
 * @throws StackError with the end of its log
 */
export function startVerifier(
  { port, rpcUrl, ledgerUrl, factory, forwarder }: VerifierSettings,
  run: { logFile: string; processes: Processes },
): Promise<Part> {
  const flags = { rpc: rpcUrl, graphql: ledgerUrl, factory, forwarder, 'status-port': String(port) };
  return startPart(async () => {
    const running = run.processes.start({
      name: 'verifier',
      command: process.execPath,
      args: [
        join(repositoryRoot, 'verify', 'cli', 'verify.ts'),
        '--follow',
        ...Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]),
      ],
      cwd: repositoryRoot,
      env: {},
      logFile: run.logFile,
      stopSignal: 'SIGTERM',
      graceMs: 5000,
    });
    await running.ready(() => isReady(port));
    return running;
  });
}

async function isReady(port: number): Promise<boolean> {
  return fetch(`${verifierUrl(port)}/summary`, { signal: AbortSignal.timeout(2000) }).then(
    ({ ok }) => ok,
    () => false,
  );
}
