import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { handleProtocols } from 'graphql-ws';
import type { Logger } from 'pino';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Limits } from '../../admission/limits.ts';
import { clientOf } from '../../admission/traffic/clientOf.ts';
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
  { live, limits, log, pingMs }: { live: Live; limits: Limits; log: Pick<Logger, 'error'>; pingMs?: number },
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
    const leave = admitted(request, socket, client);
    if (!leave) return;
    socket.once('close', leave);
    server.handleUpgrade(request, socket, head, (webSocket) => handle(webSocket, client));
  });
  return async () => {
    for (const socket of server.clients) socket.close(GOING_AWAY, 'The gateway is stopping: connect again.');
    await Promise.all([...server.clients].map(closed));
  };

  function admitted({ url = '' }: IncomingMessage, socket: Duplex, client: string): (() => void) | undefined {
    if (url.split('?')[0] !== '/graphql') return refuse(socket, '404 Not Found');
    if (live.closing.aborted) return refuse(socket, '503 Service Unavailable');
    try {
      return seats.take(client);
    } catch {
      return refuse(socket, '429 Too Many Requests');
    }
  }
}

function refuse(socket: Duplex, status: string): undefined {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy());
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
