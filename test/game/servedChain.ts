import { once } from 'node:events';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { provider } from '../contracts/helpers/chain.ts';

type Asked = { id: unknown; method: string; params?: unknown[] };

/** Serves the chain of this process on a port of 127.0.0.1, for graph-node and the verifier. */
export async function serveChain(port: number): Promise<{ url: string; stop(): void }> {
  const server = createServer(async (request, response) => {
    const asked = (await json(request)) as Asked | Asked[];
    const answered = Array.isArray(asked) ? await Promise.all(asked.map(answer)) : await answer(asked);
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answered));
  });
  await once(server.listen(port, '127.0.0.1'), 'listening');
  return { url: `http://127.0.0.1:${port}`, stop: () => void server.close().closeAllConnections() };
}

async function answer({ id, method, params = [] }: Asked): Promise<object> {
  try {
    return { jsonrpc: '2.0', id, result: await provider.request({ method, params }) };
  } catch (error) {
    return { jsonrpc: '2.0', id, error: { code: -32_000, message: (error as Error).message } };
  }
}
