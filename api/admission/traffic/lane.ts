/** Work that waits for its turn. */
type Waiting = { cost: number; start: () => void };

/** Work that shares something scarce: what it costs together is bounded, the rest waits, client by client in turn. */
export type Lane = {
  /**
   * Waits until there is room.
   *
   * @param client - Whose turn it uses.
   * @param signal - Ends the waiting.
   * @returns Makes room again; may be called twice.
   * @throws The signal's reason, or {@link LaneFull}.
   */
  enter(client: string, cost: number, signal: AbortSignal): Promise<() => void>;
};

/** So much waits already that more would only wait in vain. */
export class LaneFull extends Error {}

/**
 * Makes an empty lane.
 *
 * @param capacity - The most that work in it may cost together; one that costs more goes alone.
 * @param mostWaiting - The most that may wait.
 */
export function createLane(capacity: number, mostWaiting: number): Lane {
  const queues = new Map<string, Waiting[]>();
  let used = 0;
  let waiting = 0;
  const fits = (cost: number) => used === 0 || used + cost <= capacity;
  const leave = (cost: number) => {
    let left = false;
    return () => {
      if (left) return;
      left = true;
      used -= cost;
      startNext();
    };
  };
  const begin = (cost: number) => {
    used += cost;
    return leave(cost);
  };

  return {
    async enter(client, cost, signal) {
      signal.throwIfAborted();
      if (waiting === 0 && fits(cost)) return begin(cost);
      if (waiting >= mostWaiting) throw new LaneFull();
      return new Promise((resolve, reject) => {
        const entry = { cost, start: () => resolve(begin(cost)) };
        const give = () => {
          if (remove(client, entry)) reject(signal.reason);
          startNext();
        };
        signal.addEventListener('abort', give, { once: true });
        queues.set(client, [...(queues.get(client) ?? []), entry]);
        waiting += 1;
      });
    },
  };

  /** Starts what fits, the client that waited longest for a turn first, and moves that client to the end. */
  function startNext(): void {
    for (const [client, [first]] of queues) {
      if (!first || !fits(first.cost)) return;
      remove(client, first);
      const others = queues.get(client);
      if (others) {
        queues.delete(client);
        queues.set(client, others);
      }
      first.start();
    }
  }

  function remove(client: string, entry: Waiting): boolean {
    const queue = queues.get(client) ?? [];
    const others = queue.filter((other) => other !== entry);
    if (others.length === queue.length) return false;
    waiting -= 1;
    if (others.length === 0) queues.delete(client);
    else queues.set(client, others);
    return true;
  }
}
