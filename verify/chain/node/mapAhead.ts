/**
 * Maps items in their order, with some of them begun ahead of the one that is asked for.
 *
 * @param limit - How many are under way at a time.
 */
export async function* mapAhead<T, R>(
  items: AsyncIterable<T> | Iterable<T>,
  limit: number,
  map: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const begun: Promise<R>[] = [];
  for await (const item of items) {
    const result = map(item);
    // It is told where it is awaited; until then nobody listens.
    result.catch(() => undefined);
    begun.push(result);
    if (begun.length >= limit) yield await (begun.shift() as Promise<R>);
  }
  for (const result of begun) yield await result;
}
