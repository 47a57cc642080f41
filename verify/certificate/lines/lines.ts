import { parseJson } from '../../chain/encode/json.ts';

/** Most characters of a line: a block with all its receipts may be long, but not without end. */
const LONGEST_LINE = 64 * 1024 * 1024;

/** Why bytes are no such lines. */
export class LinesError extends Error {
  override readonly name = 'LinesError';
}

/** Compressed with gzip (RFC 1952): each value as a line of JSON in UTF-8. */
export function packLines(values: AsyncIterable<unknown>): AsyncGenerator<Uint8Array> {
  return through(linesOf(values), new CompressionStream('gzip'));
}

/**
 * The values that {@link packLines} has written.
 *
 * @throws LinesError when the bytes are not gzip, end too early, or a line is not JSON; what reading the bytes throws
 */
export async function* unpackLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<unknown> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let begun: string[] = [];
  let length = 0;
  for await (const chunk of through(bytes, new DecompressionStream('gzip'))) {
    const [more = '', ...others] = decoded(decoder, chunk).split('\n');
    begun.push(more);
    length += more.length;
    if (length > LONGEST_LINE) throw new LinesError(`a line is longer than ${LONGEST_LINE} characters`);
    const rest = others.pop();
    if (rest === undefined) continue;
    for (const line of [begun.join(''), ...others]) yield parsed(line);
    begun = [rest];
    length = rest.length;
  }
  if (begun.join('') + decoded(decoder) !== '') throw new LinesError('the last line is not whole');
}

function decoded(decoder: InstanceType<typeof TextDecoder>, chunk?: Uint8Array): string {
  try {
    return decoder.decode(chunk, { stream: chunk !== undefined });
  } catch (cause) {
    throw new LinesError('it is not UTF-8', { cause });
  }
}

function parsed(line: string): unknown {
  try {
    return parseJson(line);
  } catch (cause) {
    throw new LinesError(`a line is not JSON (${(cause as Error).message})`, { cause });
  }
}

async function* linesOf(values: AsyncIterable<unknown>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const value of values) yield encoder.encode(`${JSON.stringify(value)}\n`);
}

/**
 * Pipes bytes through a transforming stream of the web, no faster than they are read.
 *
 * @throws What reading the bytes throws; LinesError when they are not what the stream takes
 */
async function* through(
  bytes: AsyncIterable<Uint8Array>,
  { readable, writable }: CompressionStream | DecompressionStream,
): AsyncGenerator<Uint8Array> {
  const writer = writable.getWriter();
  let unread: { cause: unknown } | undefined;
  const writing = (async () => {
    const iterator = bytes[Symbol.asyncIterator]();
    for (;;) {
      const { done, value } = await iterator.next().catch((cause) => {
        unread = { cause };
        throw cause;
      });
      if (done) break;
      await writer.write(value as Uint8Array<ArrayBuffer>);
    }
    await writer.close();
  })().catch((reason) => writer.abort(reason).catch(() => undefined));
  const reader = readable.getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
  } catch (cause) {
    await writing;
    throw unread === undefined ? new LinesError('the bytes are not a whole gzip file', { cause }) : unread.cause;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
