import { join } from 'node:path';
import { callRpc } from '../http/rpc.ts';
import type { Processes } from '../process/processes.ts';
import { repositoryRoot } from '../repositoryRoot.ts';
import { type Part, startPart } from './part.ts';

/** The chain id of Hardhat's network. */
export const LOCAL_CHAIN_ID = 31_337;

/** A chain of our own, in memory: started again, it is empty. */
export type ChainPart = {
  /** Its JSON-RPC URL. */
  url: string;
  part: Part;
  /** Mines a block every so many milliseconds, besides one for each transaction; 0 for none. */
  setBlockTime(everyMs: number): Promise<void>;
};

/**
 * Starts `hardhat node` on 127.0.0.1. It mines a block for each transaction and knows Hardhat's funded accounts.
 *
 * @throws StackError with the end of its log
 */
export async function startChain(options: { port: number; logFile: string; processes: Processes }): Promise<ChainPart> {
  const { port, logFile, processes } = options;
  const url = `http://127.0.0.1:${port}`;
  const hardhat = join(repositoryRoot, 'node_modules', 'hardhat', 'dist', 'src', 'cli.js');
  const config = join(import.meta.dirname, 'chain.config.ts');
  const part = await startPart(async () => {
    const running = processes.start({
      name: 'chain',
      command: process.execPath,
      args: [hardhat, '--config', config, 'node', '--hostname', '127.0.0.1', '--port', String(port)],
      cwd: repositoryRoot,
      env: { HARDHAT_DISABLE_TELEMETRY_PROMPT: 'true' },
      logFile,
      stopSignal: 'SIGTERM',
      graceMs: 3000,
    });
    // It logs every call by default, which costs time and says little.
    const answers = () =>
      callRpc(url, 'hardhat_setLoggingEnabled', [false]).then(
        () => true,
        () => false,
      );
    await running.ready(answers);
    return running;
  });
  return {
    url,
    part,
    async setBlockTime(everyMs) {
      await callRpc(url, 'evm_setIntervalMining', [everyMs]);
    },
  };
}
