import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A span as OTLP has it in JSON. */
export type ToldSpan = {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: number;
  attributes: { key: string; value: { stringValue?: string; intValue?: number } }[];
  status: { code?: number };
};

/** What takes traces by OTLP over HTTP, and keeps them. */
export type Collector = {
  url: string;
  spans: ToldSpan[];
  /** All that it was sent, as text. */
  bodies: string[];
  stop(): Promise<void>;
};

type Told = { resourceSpans: { scopeSpans: { spans: ToldSpan[] }[] }[] };

/** Starts a collector. */
export async function startCollector(): Promise<Collector> {
  const spans: ToldSpan[] = [];
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString();
    if (request.url !== '/v1/traces') return void response.writeHead(404).end();
    bodies.push(body);
    const { resourceSpans } = JSON.parse(body) as Told;
    spans.push(...resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)));
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    bodies,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
