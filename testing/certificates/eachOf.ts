/** Values that are there, one after the other. */
export async function* eachOf<T>(values: Iterable<T>): AsyncGenerator<T> {
  yield* values;
}
