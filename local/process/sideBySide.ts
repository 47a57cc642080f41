/** Work to be done, by name. */
export type Work<Name extends string> = {
  name: Name;
  /** What must be done before it begins. What is not in the list does not count. */
  after: readonly Name[];
  run(): Promise<void>;
};

/**
 * Does work side by side: whatever comes first in the list and may begin, begins.
 *
 * @param most - How much is done at a time.
 * @throws What work throws, after what had begun beside it has ended; nothing begins after that.
 */
export async function sideBySide<Name extends string>(works: readonly Work<Name>[], most: number): Promise<void> {
  const waiting = [...works];
  const running = new Map<Name, Promise<void>>();
  const isOpen = (name: Name) => running.has(name) || waiting.some((work) => work.name === name);
  while (waiting.length > 0 || running.size > 0) {
    const next = running.size < most ? waiting.find(({ after }) => !after.some(isOpen)) : undefined;
    if (next) {
      waiting.splice(waiting.indexOf(next), 1);
      running.set(
        next.name,
        next.run().finally(() => running.delete(next.name)),
      );
    } else if (running.size > 0) {
      await Promise.race(running.values()).catch(async (error: unknown) => {
        await Promise.allSettled(running.values());
        throw error;
      });
    } else throw new Error(`Each waits for another: ${waiting.map(({ name }) => name).join(', ')}.`);
  }
}
