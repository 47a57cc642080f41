import { join } from 'node:path';
import { callRpc } from '../../local/http/rpc.ts';
import { freePorts } from '../../local/process/ports.ts';
import type { ProcessSpec } from '../../local/process/processes.ts';
import { repositoryRoot } from '../../local/repositoryRoot.ts';
import { startOwn } from '../ownProcesses.ts';

/** The chains that the verifier is tested on: Hardhat's with the rules of a hard fork, and Foundry's. */
export const chainKinds = ['prague', 'osaka', 'amsterdam', 'anvil'] as const;

export type ChainKind = (typeof chainKinds)[number];

/** A chain of a test's own. It mines a block for each transaction, and has Hardhat's funded accounts. */
export type Chain = { url: string; stop(): Promise<void> };

/**
 * Starts a chain on a free port of 127.0.0.1.
 *
 * @throws StackError with its log when it ends, or stands still, before it answers
 */
export function startChain(kind: ChainKind): Promise<Chain> {
  return startOwn('chain', async (processes, folder) => {
    const [port = 0] = await freePorts(1);
    const url = `http://127.0.0.1:${port}`;
    const running = processes.start({ ...commandOf(kind, port), ...common, logFile: join(folder, 'chain.log') });
    const answers = () =>
      callRpc(url, 'eth_chainId').then(
        () => true,
        () => false,
      );
    await running.ready(answers);
    return { url };
  });
}

const common = {
  name: 'chain',
  command: process.execPath,
  cwd: repositoryRoot,
  stopSignal: 'SIGTERM',
  graceMs: 3000,
} as const;

function commandOf(kind: ChainKind, port: number): Pick<ProcessSpec, 'args' | 'env'> {
  if (kind === 'anvil') {
    const program = join(repositoryRoot, 'node_modules', '@foundry-rs', 'anvil', 'bin.mjs');
    const flags = ['--host', '127.0.0.1', '--port', String(port), '--chain-id', '31337', '--silent'];
    return { args: [program, ...flags], env: { TARGET_TOOL: 'anvil' } };
  }
  const program = join(repositoryRoot, 'node_modules', 'hardhat', 'dist', 'src', 'cli.js');
  const config = join(import.meta.dirname, 'hardfork.config.ts');
  return {
    args: [program, '--config', config, 'node', '--hostname', '127.0.0.1', '--port', String(port)],
    env: { HARDHAT_DISABLE_TELEMETRY_PROMPT: 'true', GUILDHALL_HARDFORK: kind },
  };
}
