import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { printable } from '../../../local/bootstrap/printable.mjs';
import { Problem } from '../problem.ts';

/** What is served, by path. */
export type Pages = { [path: string]: () => object };

/** A server of status. */
export type StatusServer = { port: number; close(): void };

/**
 * Serves a follower's status as JSON, to this machine only.
 *
 * @param port - 0 for any free one.
 * @throws Problem when it cannot listen there
 */
export async function serveStatus(port: number, pages: Pages): Promise<StatusServer> {
  const server = createServer((request, response) => {
    const path = URL.parse(request.url ?? '', 'http://status')?.pathname ?? '';
    const page = Object.hasOwn(pages, path) ? pages[path] : undefined;
    if (page === undefined) {
      return answer(response, 404, { error: `Nothing is here: ask for ${Object.keys(pages).join(' or ')}.` });
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return answer(response, 405, { error: 'The status can only be read: send GET.' }, { allow: 'GET, HEAD' });
    }
    answer(response, 200, page());
  });
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (cause) {
    const advice = 'give another --status-port';
    throw new Problem(`Port ${port} cannot be listened on (${(cause as Error).message}): ${advice}.`, { cause });
  }
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function answer(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers });
  response.end(`${printable(JSON.stringify(body))}\n`);
}
