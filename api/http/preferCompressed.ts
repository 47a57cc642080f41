import { readdirSync } from 'node:fs';
import { extname, sep } from 'node:path';
import type { RequestHandler } from 'express';

/** Encodings that the build writes beside each file, with the ends of their names; what is first is smallest. */
const ENDS = { br: '.br', gzip: '.gz' } as const;
const ENCODINGS = Object.keys(ENDS) as (keyof typeof ENDS)[];

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
    if (!ENCODINGS.every((encoding) => there.has(path + ENDS[encoding]))) return next();
    res.vary('accept-encoding');
    const encoding = preferred(req.headers['accept-encoding'] ?? '');
    if (encoding === undefined) return next();
    res.type(extname(path));
    res.setHeader('content-encoding', encoding);
    req.url = path + ENDS[encoding];
    next();
  };
}

/** The encoding with the highest quality in an `Accept-Encoding`; undefined for none, or the text as it is. */
function preferred(header: string): keyof typeof ENDS | undefined {
  const qualities = new Map<string | undefined, number>();
  for (const choice of header.toLowerCase().split(',')) {
    const [name, q = 'q=1'] = choice.split(';').map((part) => part.trim());
    qualities.set(name, Number(q.slice('q='.length)) || 0);
  }
  const qualityOf = (name: string) => qualities.get(name) ?? qualities.get('*') ?? 0;
  const [best] = ENCODINGS.toSorted((a, b) => qualityOf(b) - qualityOf(a));
  const least = qualities.get('identity') ?? 0;
  return best !== undefined && qualityOf(best) > 0 && qualityOf(best) >= least ? best : undefined;
}
