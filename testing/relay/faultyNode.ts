import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

/** What happens to a call on its way. */
export type Fault =
  /** It reaches the node, and its answer is lost with the connection. */
  | 'drop-answer'
  /** It reaches the node, and a gateway in between answers 502 in HTML. */
  | 'bad-gateway'
  /** It does not reach the node. */
  | 'drop-call'
  /** The node answers null. */
  | 'null';

/** A JSON-RPC proxy that goes wrong as told. */
export type FaultyNode = {
  url: string;
  /** Decides about each call; gives undefined to let it pass. */
  setFaults(decide: (method: string, params: unknown[]) => Fault | undefined): void;
  /** How often each method was called. */
  calls: Map<string, number>;
  stop(): Promise<void>;
};

/** Starts a proxy in front of a node. */
export async function startFaultyNode(nodeUrl: string): Promise<FaultyNode> {
  let decide: (method: string, params: unknown[]) => Fault | undefined = () => undefined;
  const calls = new Map<string, number>();
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const { id, method, params } = JSON.parse(body);
    calls.set(method, (calls.get(method) ?? 0) + 1);
    const fault = decide(method, params);
    if (fault === 'drop-call') return void response.destroy();
    const answer = await ask(nodeUrl, body);
    if (fault === 'drop-answer') return void response.destroy();
    if (fault === 'bad-gateway') return void reply(response, 502, 'text/html', '<html>502 Bad Gateway</html>');
    const json = fault === 'null' ? JSON.stringify({ jsonrpc: '2.0', id, result: null }) : answer;
    reply(response, 200, 'application/json', json);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy does not listen');
  return {
    url: `http://127.0.0.1:${address.port}`,
    setFaults: (next) => {
      decide = next;
    },
    calls,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function ask(url: string, body: string): Promise<string> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return await response.text();
}

function reply(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type }).end(body);
}
