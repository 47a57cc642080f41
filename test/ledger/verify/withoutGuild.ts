import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that serves a ledger as another one does, but leaves a guild out of its lists of guilds. */
export async function serveWithoutGuild(queryUrl: string, guild: string): Promise<{ url: string; stop(): void }> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(queryUrl, { method: 'POST', headers, body: Buffer.concat(chunks) });
    const { data, ...rest } = (await answer.json()) as { data?: { guilds?: { id: string }[] } | null };
    const left = data?.guilds && { guilds: data.guilds.filter(({ id }) => id !== guild) };
    response.writeHead(answer.status, headers).end(JSON.stringify({ ...rest, data: data && { ...data, ...left } }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { url, stop: () => void server.close() };
}
