import type { IncomingHttpHeaders } from 'node:http';

/** Encodings that answers are kept in. */
export type KeptEncoding = 'br' | 'gzip';

/** What is first is smallest. */
const ENCODINGS: readonly KeptEncoding[] = ['br', 'gzip'];

/**
 * The encoding that an `Accept-Encoding` asks for, as answers that are compressed on the way choose theirs: that with the
 * highest quality, of several the smallest; undefined for the text as it is.
 */
export function preferredEncoding({ 'accept-encoding': header = '' }: IncomingHttpHeaders): KeptEncoding | undefined {
  const qualities = new Map<string | undefined, number>();
  for (const choice of String(header).toLowerCase().split(',')) {
    const [name, q = 'q=1'] = choice.split(';').map((part) => part.trim());
    qualities.set(name, Number(q.slice('q='.length)) || 0);
  }
  const qualityOf = (name: string) => qualities.get(name) ?? qualities.get('*') ?? 0;
  const [best] = ENCODINGS.toSorted((a, b) => qualityOf(b) - qualityOf(a));
  const least = qualities.get('identity') ?? 0;
  return best !== undefined && qualityOf(best) > 0 && qualityOf(best) >= least ? best : undefined;
}
