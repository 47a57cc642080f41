import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { withoutUrls } from '../withoutUrls.ts';
import type { Metrics } from './metrics.ts';

/**
 * Serves metrics at `/metrics`, on a port of their own: they are the operator's.
 *
 * @returns What ends it; undefined when there is no such port.
 */
export async function serveMetrics(
  metrics: Metrics,
  { host, metricsPort }: Pick<Config, 'host' | 'metricsPort'>,
  log: Pick<Logger, 'info' | 'error'>,
): Promise<(() => Promise<void>) | undefined> {
  if (metricsPort === undefined) return undefined;
  const server = createServer(async (request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      return void response.writeHead(404, { 'content-type': 'text/plain' }).end('Metrics are at /metrics.\n');
    }
    try {
      const body = await metrics.read();
      response.writeHead(200, { 'content-type': metrics.contentType, 'cache-control': 'no-store' }).end(body);
    } catch (error) {
      log.error({ reason: withoutUrls((error as Error).message) }, 'The metrics could not be told.');
      response.writeHead(500).end();
    }
  });
  server.listen(metricsPort, host);
  await once(server, 'listening');
  log.info({ address: server.address() }, 'Prometheus finds metrics at /metrics.');
  return async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
}
