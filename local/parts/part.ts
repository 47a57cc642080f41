import type { RunningProcess } from '../process/processes.ts';

/** A part of the stack that can be stopped and started again, as tests and benches do. */
export type Part = {
  /** The pid of its present process. */
  pid(): number;
  /** Ends it with a signal, as a crash or an operator would; resolves when it has ended. */
  kill(signal: NodeJS.Signals): Promise<void>;
  /** Starts it again with the same settings; resolves when it answers. */
  start(): Promise<void>;
  /** Stops it in good order and starts it again. */
  restart(): Promise<void>;
};

/**
 * Starts a part and lets it be started again.
 *
 * @param begin - Starts its process and resolves when it answers.
 */
export async function startPart(begin: () => Promise<RunningProcess>): Promise<Part> {
  let current = await begin();
  const start = async () => {
    current = await begin();
  };
  return {
    pid: () => current.pid,
    kill: (signal) => current.kill(signal),
    start,
    async restart() {
      await current.stop();
      await start();
    },
  };
}
