import { openBrowserPage } from '../../test/browser/browserPage.ts';

/** A visit to a screen by a browser that has been nowhere yet. */
export type ColdVisit = {
  /** Bytes on the wire, heads included, until the screen could be used. */
  bytes: number;
  requests: number;
  /** Milliseconds from the address to the first paint of content. */
  paintMs: number;
  /** Milliseconds until what is looked for was on the screen. */
  usableMs: number;
  /** Bytes of JavaScript's heap, after a collection of garbage. */
  heapBytes: number;
};

/**
 * Visits a screen once, with an empty cache, and takes files compressed by gzip, as from servers without HTTPS.
 *
 * @param url - The screen.
 * @param shown - Selector of what makes it usable.
 */
export async function coldVisit(url: string, shown: string): Promise<ColdVisit> {
  const { page, close } = await openBrowserPage();
  try {
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.setExtraHTTPHeaders', { headers: { 'accept-encoding': 'gzip' } });
    const visit = { bytes: 0, requests: 0 };
    session.on('Network.requestWillBeSent', () => (visit.requests += 1));
    session.on('Network.dataReceived', ({ encodedDataLength }) => (visit.bytes += encodedDataLength));
    const begun = performance.now();
    await page.goto(url, { waitUntil: 'commit' });
    await page.locator(shown).first().waitFor({ timeout: 120_000 });
    const usableMs = performance.now() - begun;
    await page.waitForLoadState('load');
    const paintMs = await page.evaluate(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
    );
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    return { ...visit, paintMs, usableMs, heapBytes: usedSize };
  } finally {
    await close();
  }
}

/** The middle of some numbers. */
export function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
