/**
 * Makes a generator that ends at once when it is told to: one that waits would only end after what it waits for.
 *
 * @param end - Ends what it waits for. Called once, also when it ends by itself or fails.
 */
export function stoppable<T>(generator: AsyncGenerator<T, void, void>, end: () => void): AsyncGenerator<T, void, void> {
  let hasEnded = false;
  const endOnce = () => {
    if (hasEnded) return;
    hasEnded = true;
    end();
  };
  const stop = async () => {
    endOnce();
    await generator.return().catch(() => {});
    return { done: true as const, value: undefined };
  };
  return {
    async next() {
      if (hasEnded) return { done: true, value: undefined };
      try {
        const step = await generator.next();
        if (step.done) endOnce();
        // What comes after the end was worked out before it.
        return hasEnded ? { done: true, value: undefined } : step;
      } catch (error) {
        if (hasEnded) return { done: true, value: undefined };
        endOnce();
        throw error;
      }
    },
    return: stop,
    throw: stop,
    [Symbol.asyncIterator]() {
      return this;
    },
    [Symbol.asyncDispose]: async () => void (await stop()),
  };
}
