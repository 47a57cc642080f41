/**
 * The bytes of a file, as they are read.
 *
 * @param count - Told how many have come.
 */
export async function* readFile(file: Blob, count: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      count(chunk.value.length);
      yield chunk.value;
    }
  } finally {
    await reader.cancel();
  }
}
