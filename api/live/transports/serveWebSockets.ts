import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { handleProtocols } from 'graphql-ws';
import type { Logger } from 'pino';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Limits } from '../../admission/limits.ts';
import { clientOf } from '../../admission/traffic/clientOf.ts';
import { shownClient } from '../../watch/shownClient.ts';
import type { Live } from '../live.ts';
import { createSeats } from '../seats.ts';
import { createSocketHandler } from './socketHandler.ts';

/** The largest message of a client, in bytes. An operation's text may be as long in a request's body. */
const MOST_PAYLOAD = 262_144;
/** Time for clients to answer that they close too. */
const CLOSING_MS = 1_000;
const GOING_AWAY = 1001;

/**
 * Delivers subscriptions over WebSockets at `/graphql`, by the protocol graphql-transport-ws.
 *
 * @param options.pingMs - How often a connection is tried, other than the usual.
 * @returns Closes all connections with 1001, which clients take as a reason to connect again.
 * @see https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md
 */
export function serveWebSockets(
  httpServer: Server,
  { live, limits, log, pingMs }: { live: Live; limits: Limits; log: Pick<Logger, 'error' | 'info'>; pingMs?: number },
): () => Promise<void> {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: MOST_PAYLOAD,
    // It costs memory for each connection, and hashes hardly get smaller.
    perMessageDeflate: false,
    handleProtocols: (protocols) => handleProtocols(protocols),
  });
  const seats = createSeats('connections', limits.subscriptions, limits.clientSubscriptions);
  const handle = createSocketHandler(live, log, pingMs);
  httpServer.on('upgrade', (request, socket: Duplex, head) => {
    socket.on('error', () => socket.destroy());
    const client = clientOf(request, limits);
    const leave = admitted(request, client);
    if (typeof leave === 'number') {
      log.info({ status: leave, client: shownClient(client) }, 'A WebSocket was refused.');
      return refuse(socket, leave);
    }
    socket.once('close', leave);
    server.handleUpgrade(request, socket, head, (webSocket) => handle(webSocket, client));
  });
  return async () => {
    for (const socket of server.clients) socket.close(GOING_AWAY, 'The gateway is stopping: connect again.');
    await Promise.all([...server.clients].map(closed));
  };

  /** What gives its place back, or the status that refuses it. */
  function admitted({ url = '' }: IncomingMessage, client: string): (() => void) | number {
    if (url.split('?')[0] !== '/graphql') return 404;
    if (live.closing.aborted) return 503;
    try {
      return seats.take(client);
    } catch {
      return 429;
    }
  }
}

function refuse(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () =>
    socket.destroy(),
  );
}

function closed(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(() => socket.terminate(), CLOSING_MS);
    socket.once('close', () => {
      clearTimeout(late);
      resolve();
    });
  });
}
