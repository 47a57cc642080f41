import type { IncomingMessage } from 'node:http';
import type { Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { BODY_LIMIT, type BodyFault } from './bodyErrors.ts';

/** How long a body may take to come; Node itself ends a whole request after 30 s. */
const BODY_MS = 20_000;
const DECODERS: Record<string, () => Transform> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/**
 * Reads a body to its end and decodes it as its content-encoding says. What is wrong with it is told as soon as it is
 * known, whatever is still to come. When the client leaves before, it never ends.
 *
 * @param bounds.most - Bytes that it may have, decoded.
 * @param bounds.patienceMs - How long it may take.
 */
export function readBody(
  request: IncomingMessage,
  { most = BODY_LIMIT, patienceMs = BODY_MS }: { most?: number; patienceMs?: number } = {},
): Promise<Buffer | BodyFault> {
  const { 'content-encoding': encoding = 'identity', 'content-length': length } = request.headers;
  const known = encoding.toLowerCase();
  if (known !== 'identity' && !Object.hasOwn(DECODERS, known)) return Promise.resolve('unknownEncoding');
  if (Number(length) > most) return Promise.resolve('tooLong');
  const decoder = DECODERS[known]?.();
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const finish = (result: Buffer | BodyFault) => {
      clearTimeout(late);
      if (decoder) request.unpipe(decoder.destroy());
      resolve(result);
    };
    const late = setTimeout(finish, patienceMs, 'tooLate');
    request.once('close', () => clearTimeout(late));
    const source = decoder ? request.pipe(decoder) : request;
    source.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > most) finish('tooLong');
      else chunks.push(chunk);
    });
    source.on('end', () => finish(Buffer.concat(chunks)));
    source.on('error', () => finish('notDecodable'));
  });
}
