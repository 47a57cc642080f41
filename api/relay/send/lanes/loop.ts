import type { Logger } from 'pino';

const AFTER_ERROR_MS = 1_000;

/** Work that is done again and again. */
export type Loop = {
  /** Does the next turn at once. */
  wake: () => void;
  /** Lets the present turn end and begins no other. */
  stop(): Promise<void>;
};

/**
 * Runs a turn, waits for as long as it says or until it is woken, and so on. A turn that fails is logged and tried
 * again a second later; turns never overlap.
 *
 * @param turn - Gives the milliseconds until the next turn.
 */
export function startLoop(name: string, turn: () => Promise<number>, log: Logger): Loop {
  let stopped = false;
  let woken = false;
  let interrupt = () => {};
  const run = async () => {
    while (!stopped) {
      woken = false;
      const waitMs = await turn().catch((error: unknown) => {
        log.error({ err: error, loop: name }, 'The relay will try again.');
        woken = false;
        return AFTER_ERROR_MS;
      });
      if (stopped || woken) continue;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, waitMs);
        interrupt = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  const ended = run();
  return {
    wake() {
      woken = true;
      interrupt();
    },
    async stop() {
      stopped = true;
      interrupt();
      await ended;
    },
  };
}
