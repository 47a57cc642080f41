import type { Server } from 'node:http';

/** Most connections that are open at once. */
const CONNECTIONS = 4_000;
const HEADERS = 100;
/** How long a client may take for its headers, and for its whole request. */
const HEADERS_MS = 10_000;
const REQUEST_MS = 30_000;
/** Longer than most proxies keep a connection that nothing goes over, so that these end it, not we. */
const KEEP_ALIVE_MS = 65_000;
/** How long a connection may stand still otherwise; the longest that an answer is worked on is 30 s. */
const SILENT_MS = 75_000;
/** Time for reading an answer, besides what its bytes need. */
const READING_MS = 15_000;
/** Slowest that an answer may be read, in bytes a second. */
const READING_RATE = 16_384;
/** Most bytes of answers that wait for their readers; over it the oldest of them ends. */
const UNREAD_BYTES = 134_217_728;

/**
 * Ends connections that use up room and do not move: those that send slowly, that do not read what they asked for, or
 * that do nothing.
 */
export function limitConnections(server: Server, { readingMs = READING_MS, unreadBytes = UNREAD_BYTES } = {}): Server {
  server.maxConnections = CONNECTIONS;
  server.maxHeadersCount = HEADERS;
  server.headersTimeout = HEADERS_MS;
  server.requestTimeout = REQUEST_MS;
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.timeout = SILENT_MS;
  const unread = new Map<() => void, number>();
  let total = 0;
  // Before the handler, which may answer at once.
  server.prependListener('request', (_request, response) => {
    response.once('prefinish', () => {
      const bytes = response.socket?.writableLength ?? 0;
      if (bytes === 0) return;
      const forget = () => {
        clearTimeout(deadline);
        if (unread.delete(end)) total -= bytes;
      };
      const end = () => {
        forget();
        response.destroy();
      };
      const deadline = setTimeout(end, readingMs + (bytes / READING_RATE) * 1_000).unref();
      unread.set(end, bytes);
      total += bytes;
      response.once('close', forget);
      for (const [endOldest] of unread) {
        if (total <= unreadBytes) break;
        endOldest();
      }
    });
  });
  return server;
}
