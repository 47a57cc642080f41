import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 25;

/** How somebody waits for a part of the stack. */
export type Waiting = {
  /** Prints a line about what is waited for. */
  print: (line: string) => void;
  /** How often, in milliseconds. */
  tellEveryMs: number;
  /** Gives up when nothing has moved for so long, in milliseconds; Infinity for people, who see what is waited for. */
  patienceMs: number;
  /** Ends the waiting: the stack is being stopped. */
  signal?: AbortSignal | undefined;
};

/** Whoever does not watch waits silently, and as long as something moves. */
export const UNWATCHED: Waiting = { print: () => {}, tellEveryMs: 15_000, patienceMs: 300_000 };

/** What is waited for. */
export type Awaited = {
  /** In words, e.g. "graph-node". */
  name: string;
  /** Whether it is there. @throws Error when it never will be */
  probe(): Promise<boolean>;
  /** What changes as long as it comes nearer. */
  state(): string | number;
  /** What to tell of it. */
  status(): string;
};

/**
 * Polls until something is there, and tells every so often what is waited for.
 *
 * @throws Error with the reason when it cannot come any more, or when it has not moved for longer than the patience
 */
export async function waitUntil({ name, probe, state, status }: Awaited, waiting: Waiting): Promise<void> {
  const startedAt = Date.now();
  const seconds = () => Math.round((Date.now() - startedAt) / 1000);
  const tell = () => waiting.print(`… still waiting for ${name} (${seconds()} s)${afterColon(status())}`);
  const teller = setInterval(tell, waiting.tellEveryMs);
  let last = { state: state(), at: startedAt };
  try {
    while (!(await probe())) {
      if (waiting.signal?.aborted) throw new Error('the stack is being stopped');
      const now = { state: state(), at: Date.now() };
      if (now.state !== last.state) last = now;
      if (now.at - last.at > waiting.patienceMs) {
        throw new Error(
          `it was not ready after ${seconds()} s, and nothing has moved for ${waiting.patienceMs / 1000} s`,
        );
      }
      await sleep(POLL_MS);
    }
  } finally {
    clearInterval(teller);
  }
}

function afterColon(text: string): string {
  return text === '' ? '' : `: ${text}`;
}
