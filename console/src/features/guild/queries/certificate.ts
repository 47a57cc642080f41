import { queryOptions } from '@tanstack/react-query';
import { GuildhallError } from '../../../../../client/index.ts';

/** How often the gateway is asked for a certificate that is still being made. */
const MOST_TRIES = 120;
const DEFAULT_WAIT_SECONDS = 5;

/** A certificate that can be downloaded: where, and the last block that it shows. */
export type ReadyCertificate = { url: string; block: string; hash: string };

/** Has the gateway make a guild's certificate, and waits for it. */
export const certificateQuery = (guild: string) =>
  queryOptions({
    queryKey: ['certificate', guild],
    queryFn: ({ signal }) => waitForCertificate(`/certificate/${guild}`, signal),
    retry: false,
    staleTime: 60_000,
  });

async function waitForCertificate(url: string, signal: AbortSignal): Promise<ReadyCertificate> {
  for (let tries = 1; ; tries += 1) {
    const { status, headers } = await ask(url, signal);
    const [block, hash] = headers.get('guildhall-block')?.split(' ') ?? [];
    if (status === 200 && block !== undefined && hash !== undefined) return { url, block, hash };
    if (status !== 503) throw new GuildhallError(`${url} is answered with status ${status}.`, { code: 'BAD_REQUEST' });
    if (tries === MOST_TRIES)
      throw new GuildhallError(`${url} is still answered with status 503.`, { code: 'UPSTREAM_UNAVAILABLE' });
    const seconds = Number(headers.get('retry-after')) || DEFAULT_WAIT_SECONDS;
    await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
    signal.throwIfAborted();
  }
}

async function ask(url: string, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(url, { method: 'HEAD', signal, cache: 'no-store' });
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new GuildhallError(`HEAD ${url} failed: ${String(cause)}`, { code: 'UNREACHABLE', cause });
  }
}
