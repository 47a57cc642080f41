/** What is written to a stream of this process meanwhile, and kept from it. */
export function written(stream: NodeJS.WriteStream, act: () => void): string {
  const { write } = stream;
  let text = '';
  stream.write = (chunk: string | Uint8Array) => {
    text += String(chunk);
    return true;
  };
  try {
    act();
  } finally {
    stream.write = write;
  }
  return text;
}
