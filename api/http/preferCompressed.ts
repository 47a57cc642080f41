import { readdirSync } from 'node:fs';
import { extname, sep } from 'node:path';
import type { RequestHandler } from 'express';
import { type KeptEncoding, preferredEncoding } from '../preferredEncoding.ts';

/** The ends of the names of what the build writes beside each file. */
const ENDS: Record<KeptEncoding, string> = { br: '.br', gzip: '.gz' };

/**
 * Makes the static files that come after it those that were compressed by the build, as the client's `Accept-Encoding`
 * says. Each has an `ETag` of its own.
 *
 * @param folder - Its files, as they are now.
 */
export function preferCompressed(folder: string): RequestHandler {
  const there = new Set(
    readdirSync(folder, { recursive: true }).map((file) => `/${String(file).replaceAll(sep, '/')}`),
  );
  return (req, res, next) => {
    const { path } = req;
    if (!Object.values(ENDS).every((end) => there.has(path + end))) return next();
    res.vary('accept-encoding');
    const encoding = preferredEncoding(req.headers);
    if (encoding === undefined) return next();
    res.type(extname(path));
    res.setHeader('content-encoding', encoding);
    req.url = path + ENDS[encoding];
    next();
  };
}
