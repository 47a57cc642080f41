import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that lies. */
export type EditingServer = { url: string; stop(): void };

/** What a query is answered with. */
type Data = { [field: string]: unknown };

/** A server that serves a ledger as another one does, but for what is made of its answers. */
export async function serveEdited(queryUrl: string, edit: (data: Data) => Data): Promise<EditingServer> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(queryUrl, { method: 'POST', headers, body: Buffer.concat(chunks) });
    const { data, ...rest } = (await answer.json()) as { data?: Data | null };
    response.writeHead(answer.status, headers).end(JSON.stringify({ ...rest, data: data && edit(data) }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { url, stop: () => void server.close() };
}
